/** What shows the bridge who is there; kept until the tab is closed, and in no address. */
const KEY = 'rta.token';

export function readToken(): string | null {
  try {
    return sessionStorage.getItem(KEY);
  } catch {
    return null;
  }
}

/** Null forgets it. */
export function writeToken(token: string | null): void {
  try {
    if (token === null) sessionStorage.removeItem(KEY);
    else sessionStorage.setItem(KEY, token);
  } catch {
    // Storage may be closed to this page: then nobody stays signed in.
  }
}
