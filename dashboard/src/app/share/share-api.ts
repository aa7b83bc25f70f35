import * as v from 'valibot';
import { problemSchema } from '../../history/answers.ts';
import { readToken } from '../../lib/token.ts';

const link = v.object({
  id: v.string(),
  name: v.string(),
  filter: v.string(),
  createdAtMillis: v.number(),
  expiresAtMillis: v.number(),
});
const made = v.object({ ...link.entries, token: v.string() });
const list = v.object({ shares: v.array(link) });
const nothing = v.null();

export type ShareLink = v.InferOutput<typeof link>;
export type MadeLink = v.InferOutput<typeof made>;

/** What the bridge answered, or why there is no answer, for people. */
export type Outcome<T> = { readonly data: T } | { readonly problem: string };

export type NewLink = {
  readonly name: string;
  readonly filter: string;
  readonly expiresInSeconds: number;
};

export async function listLinks(site: string): Promise<Outcome<readonly ShareLink[]>> {
  const answer = await ask(pathOf(site), list, { method: 'GET' });
  return 'data' in answer ? { data: answer.data.shares } : answer;
}

export function makeLink(site: string, request: NewLink): Promise<Outcome<MadeLink>> {
  return ask(pathOf(site), made, {
    method: 'POST',
    headers: { 'Content-Type': 'application/json' },
    body: JSON.stringify(request),
  });
}

export function withdrawLink(site: string, id: string): Promise<Outcome<null>> {
  return ask(`${pathOf(site)}/${id}`, nothing, { method: 'DELETE' });
}

function pathOf(site: string): string {
  return `/api/v1/sites/${encodeURIComponent(site)}/shares`;
}

async function ask<T>(
  url: string,
  schema: v.GenericSchema<unknown, T>,
  request: { method: string; headers?: Record<string, string>; body?: string },
): Promise<Outcome<T>> {
  try {
    const token = readToken();
    const bearer = token === null ? {} : { Authorization: `Bearer ${token}` };
    const response = await fetch(url, {
      ...request,
      headers: { ...request.headers, ...bearer },
    });
    const json: unknown = response.status === 204 ? null : await response.json();
    const parsed = v.safeParse(schema, json);
    if (response.ok && parsed.success) return { data: parsed.output };
    const problem = v.safeParse(problemSchema, json);
    return { problem: problem.success ? problem.output.detail : 'The server did not understand.' };
  } catch {
    return { problem: 'The server cannot be reached.' };
  }
}
