// What can be chosen of the replay server, by the environment. All of it is optional.
const { env } = process;
const LIVE_SITES = [
  'aurora-outdoor',
  'nova-electronics',
  'pine-books',
  'worldwide-marketplace-of-everything.example',
];
const STATES = [
  'state-waiting',
  'state-quiet',
  'state-behind',
  'state-stale',
  'state-reconnecting',
  'state-refused',
  'state-loading',
];

export const port = Number(env.PORT ?? 8090);
export const sites = env.REPLAY_SITES === 'none' ? [] : [...LIVE_SITES, ...STATES];
/** 2 for a server that is newer than the page. */
export const protocol = Number(env.REPLAY_PROTOCOL ?? 1);
/** up, down, slow (never answers) or empty. */
export const historyIs = env.REPLAY_HISTORY ?? 'up';
export const isDemo = env.REPLAY_DEMO !== 'false';
/** none, needed, refused or withdrawn: what becomes of whoever shows a token. */
export const signInIs = env.REPLAY_SIGN_IN ?? 'none';
/** What a shared link shows, as in channel names; absent for no link. */
export const shared = env.REPLAY_SHARED;
/** none or some, at the start. */
export const linksAre = env.REPLAY_LINKS ?? 'none';
/** How long a page waits for its first numbers. */
export const answerAfterMillis = Number(env.REPLAY_ANSWER_AFTER_MILLIS ?? 0);
/** When a state that begins well goes wrong. */
export const happensAfterMillis = Number(env.REPLAY_HAPPENS_AFTER_MILLIS ?? 3_000);
/** From one delta to the next; if chosen, then each is sent, else as many as there is traffic for. */
export const frameMillis = Number(env.REPLAY_FRAME_MILLIS ?? 100);
export const isSteady = env.REPLAY_FRAME_MILLIS !== undefined;

const aheadMillis = Number(env.REPLAY_AHEAD_MILLIS ?? 0);

/** This machine's, or as much ahead of it: so a test can begin at the same time of the same day, always. */
export function serverTime() {
  return Date.now() + aheadMillis;
}
