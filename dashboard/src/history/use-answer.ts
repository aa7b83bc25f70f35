import { useEffect, useState } from 'react';
import * as v from 'valibot';
import { readToken } from '../lib/token.ts';
import { problemSchema } from './answers.ts';

const REFRESH_MILLIS = 10_000;

export type Answer<T> = {
  /** The newest answer to this question; null before the first. */
  readonly data: T | null;
  /** Why there is no newer one; for people. */
  readonly problem: string | null;
};

type Schema<T> = v.GenericSchema<unknown, T>;

const NOTHING = { data: null, problem: null };

/** Asks a question to history, again and again if the answer changes with time. */
export function useAnswer<T>(url: string, schema: Schema<T>, isRefreshed: boolean): Answer<T> {
  const [state, setState] = useState<Answer<T> & { readonly url: string }>({ ...NOTHING, url });
  useEffect(() => {
    const abort = new AbortController();
    const ask = async () => {
      const answer = await fetchAnswer(url, schema, abort.signal);
      if (abort.signal.aborted) return;
      setState((known) => ({
        url,
        problem: answer.problem,
        data: answer.data ?? (known.url === url ? known.data : null),
      }));
    };
    void ask();
    const timer = isRefreshed ? setInterval(() => void ask(), REFRESH_MILLIS) : undefined;
    return () => {
      abort.abort();
      clearInterval(timer);
    };
  }, [url, schema, isRefreshed]);
  return state.url === url ? state : NOTHING;
}

async function fetchAnswer<T>(
  url: string,
  schema: Schema<T>,
  signal: AbortSignal,
): Promise<Answer<T>> {
  try {
    const token = readToken();
    const headers = token === null ? {} : { Authorization: `Bearer ${token}` };
    const response = await fetch(url, { signal, headers });
    const json: unknown = await response.json();
    if (!response.ok) return { data: null, problem: problemOf(json, response.status) };
    const parsed = v.safeParse(schema, json);
    if (parsed.success) return { data: parsed.output, problem: null };
    return { data: null, problem: 'History answered in a way that this page does not understand.' };
  } catch {
    return { data: null, problem: 'History cannot be reached.' };
  }
}

function problemOf(json: unknown, status: number): string {
  const problem = v.safeParse(problemSchema, json);
  if (!problem.success) return `History answered with status ${status}.`;
  return problem.output.code === 'history_unavailable'
    ? 'The store of history does not answer. Live numbers are not affected.'
    : problem.output.detail;
}
