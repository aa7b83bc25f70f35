const ANSWER_MILLIS = 15_000;
// Browsers keep at most 64 KiB of requests alive that outlive their page, all together.
const MAX_KEEPALIVE_CHARS = 16_000;

/** Verdicts on the events, in their order; null where the answer was not the collector's. */
type Verdicts = { readonly results?: readonly { readonly verdict: string }[] } | null;

/** What the collector said. */
export type Answer = {
  /** 0 where there was no answer. */
  readonly status: number;
  readonly retryAfter?: string | null;
  readonly verdicts?: Verdicts;
};

/** Never rejects. Texts, unlike JSON, need no preflight: other origins' events are as quick. */
export async function post(endpoint: string, body: string): Promise<Answer> {
  const abort = new AbortController();
  const timer = setTimeout(() => abort.abort(), ANSWER_MILLIS);
  try {
    const response = await fetch(endpoint, {
      method: 'POST',
      body,
      credentials: 'omit',
      keepalive: body.length < MAX_KEEPALIVE_CHARS,
      signal: abort.signal,
    });
    return {
      status: response.status,
      retryAfter: response.headers.get('Retry-After'),
      verdicts: (await response.json().catch(() => null)) as Verdicts,
    };
  } catch {
    return { status: 0 };
  } finally {
    clearTimeout(timer);
  }
}
