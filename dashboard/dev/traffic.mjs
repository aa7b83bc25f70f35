// How much happens on made-up sites, at any time: the same at every asking.
export const SECOND = 1_000;
export const MINUTE = 60 * SECOND;

/** Longer times are not counted second by second. */
const MOST_STEPS = 1_800;
const SIZES = {
  'aurora-outdoor': 70,
  'nova-electronics': 25,
  'pine-books': 0.4,
  'worldwide-marketplace-of-everything.example': 9_000,
};

/** Events per second of a site at a time: a daily tide, waves of minutes, a little noise. */
export function rate(site, timeMillis) {
  const t = timeMillis / MINUTE;
  const tide = 1 + 0.35 * Math.sin((t / 1_440 - 0.35) * 2 * Math.PI);
  const waves = 1 + 0.25 * Math.sin(t / 3) + 0.12 * Math.sin(t * 1.7);
  return (SIZES[site] ?? 30) * tide * waves * (0.85 + 0.3 * noise(Math.floor(timeMillis / SECOND)));
}

/** Events of a time, or such a share of them. */
export function events(site, from, to, share) {
  const step = Math.max(SECOND, (to - from) / MOST_STEPS);
  let sum = 0;
  for (let time = from; time < to; time += step) {
    sum += (rate(site, time) * Math.min(step, to - time)) / SECOND;
  }
  return Math.round(sum * share);
}

/** Between 0 and 1, the same for the same seed. */
export function noise(seed) {
  const x = Math.sin(seed * 12.9898) * 43_758.5453;
  return x - Math.floor(x);
}
