/** Where "good" ends and "poor" begins. */
const LIMITS = {
  TTFB: [800, 1_800],
  FCP: [1_800, 3_000],
  LCP: [2_500, 4_000],
  CLS: [0.1, 0.25],
  INP: [200, 500],
} as const;
const SHIFT_GAP_MILLIS = 1_000;
const SHIFT_WINDOW_MILLIS = 5_000;
const INTERACTIONS_PER_OUTLIER = 50;

type Vital = keyof typeof LIMITS;
type Report = (payload: Record<string, unknown>) => void;
type Shift = PerformanceEntry & { readonly value: number; readonly hadRecentInput: boolean };
type Interaction = PerformanceEntry & { readonly interactionId: number };

function observe<T extends PerformanceEntry>(
  type: string,
  onEntry: (entry: T) => void,
): () => void {
  const each = (entries: PerformanceEntryList): void => (entries as T[]).forEach(onEntry);
  try {
    const observer = new PerformanceObserver((list) => each(list.getEntries()));
    observer.observe({ type, buffered: true, durationThreshold: 16 } as PerformanceObserverInit);
    return () => each(observer.takeRecords());
  } catch {
    return () => {};
  }
}

function tell(report: Report, vital: Vital, value: number | undefined): void {
  if (value === undefined) return;
  const [good, poor] = LIMITS[vital];
  report({
    vital,
    value: Math.round(Math.max(0, value) * 1e4) / 1e4,
    rating: value <= good ? 'good' : value <= poor ? 'needs-improvement' : 'poor',
  });
}

/** The worst burst of layout shifts: no second of rest in it, five seconds at most. */
function layoutShift(): () => number {
  let worst = 0;
  let sum = 0;
  let first = 0;
  let last = -Infinity;
  const pull = observe<Shift>('layout-shift', ({ value, startTime, hadRecentInput }) => {
    if (hadRecentInput) return;
    const goesOn = startTime - last < SHIFT_GAP_MILLIS && startTime - first < SHIFT_WINDOW_MILLIS;
    if (!goesOn) first = startTime;
    sum = goesOn ? sum + value : value;
    last = startTime;
    worst = Math.max(worst, sum);
  });
  return () => (pull(), worst);
}

/** The longest interaction, leaving out one in fifty. */
function slowestInteraction(): () => number | undefined {
  const longest = new Map<number, number>();
  const note = ({ interactionId, duration }: Interaction): void => {
    if (interactionId) {
      longest.set(interactionId, Math.max(duration, longest.get(interactionId) ?? 0));
    }
  };
  const pull = observe('event', note);
  return () => {
    pull();
    const sorted = Float64Array.from(longest.values());
    sorted.sort();
    return sorted[sorted.length - 1 - Math.floor(sorted.length / INTERACTIONS_PER_OUTLIER)];
  };
}

/**
 * Reports how the page that was loaded felt, each vital once: TTFB and FCP as soon as known, the
 * others when the returned function is called because the page is being left.
 */
export function watchVitals(report: Report): () => void {
  const [load] = performance.getEntriesByType('navigation') as PerformanceNavigationTiming[];
  // A page loaded ahead of its visit begins when it is shown.
  const begin = (load as { activationStart?: number } | undefined)?.activationStart ?? 0;
  let hiddenAt = document.hidden ? 0 : Infinity;
  let fcp: number | undefined;
  let lcp: number | undefined;
  if (load && load.responseStart > 0) tell(report, 'TTFB', load.responseStart - begin);
  observe('paint', ({ name, startTime }) => {
    if (name !== 'first-contentful-paint' || startTime > hiddenAt) return;
    fcp = startTime - begin;
    tell(report, 'FCP', fcp);
  });
  // Browsers stop looking for larger ones when the visitor first does something.
  const pullPaint = observe('largest-contentful-paint', ({ startTime }) => {
    if (startTime < hiddenAt) lcp = startTime - begin;
  });
  const shift = layoutShift();
  const interaction = slowestInteraction();
  return () => {
    if (hiddenAt < Infinity) return;
    pullPaint();
    hiddenAt = performance.now();
    tell(report, 'LCP', lcp);
    tell(report, 'INP', interaction());
    if (fcp !== undefined) tell(report, 'CLS', shift());
  };
}
