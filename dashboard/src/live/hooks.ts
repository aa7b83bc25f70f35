import {
  createContext,
  useCallback,
  useContext,
  useEffect,
  useMemo,
  useSyncExternalStore,
} from 'react';
import type { MetricName, SideView, WindowName } from './catalogue.ts';
import type { LiveClient } from './client.ts';
import { EARLIER, type SideState } from './sides.ts';
import { currentOf, lastCompleteEnd, openEnd, pointsOf, type Axis, type Point } from './points.ts';
import type { LiveAlert, LiveResult, LiveSession } from './protocol.ts';
import type { LiveStatus } from './status.ts';

export const LiveContext = createContext<LiveClient | null>(null);

export function useLiveClient(): LiveClient {
  const client = useContext(LiveContext);
  if (client === null) throw new Error('no LiveContext above this component');
  return client;
}

/** One value of the status; the component renders again only when that value changes. */
export function useStatus<T extends string | number | boolean | object | null>(
  select: (status: LiveStatus) => T,
): T {
  const client = useLiveClient();
  return useSyncExternalStore(client.subscribe, () => select(client.status()));
}

/** Whether the numbers on the screen are those of now. */
export function useIsFresh(): boolean {
  return useStatus((status) => status.state === 'live');
}

/** Results of one metric in one window, ascending; the same array until something changes. */
function useResults(metric: MetricName, window: WindowName): readonly LiveResult[] {
  const client = useLiveClient();
  const read = useCallback(() => client.results(metric, window), [client, metric, window]);
  return useSyncExternalStore(client.subscribe, read);
}

/** The newest alerts, the newest first; the same array until something changes. */
export function useAlerts(): readonly LiveAlert[] {
  const client = useLiveClient();
  return useSyncExternalStore(client.subscribe, () => client.alerts());
}

/** The value of now of a metric; null means that nothing happened in the window. */
export function useCurrent(metric: MetricName, window: WindowName): LiveResult | null {
  const results = useResults(metric, window);
  // The rule changes its mind only with the grid of the windows and a grace of whole seconds.
  const watermarkMillis = useStatus((status) => lastCompleteEnd('1s', status.watermarkMillis));
  return currentOf(results, window, watermarkMillis);
}

/** The last complete windows of a metric. */
export function useComplete(
  metric: MetricName,
  window: WindowName,
  count: number,
): readonly Point[] {
  const endMillis = useStatus((status) => lastCompleteEnd(window, status.watermarkMillis));
  return usePoints(metric, { window, count, endMillis, watermarkMillis: endMillis });
}

/** The last windows of a metric up to the one that is open now. */
export function useWithOpen(
  metric: MetricName,
  window: WindowName,
  count: number,
): readonly Point[] {
  const endMillis = useStatus((status) => openEnd(window, status.frameTimeMillis));
  const watermarkMillis = useStatus((status) => lastCompleteEnd(window, status.watermarkMillis));
  return usePoints(metric, { window, count, endMillis, watermarkMillis });
}

/** Computes points anew only when results or axis change. */
function usePoints(metric: MetricName, axis: Axis): readonly Point[] {
  const results = useResults(metric, axis.window);
  const { window, count, endMillis, watermarkMillis } = axis;
  return useMemo(
    () => pointsOf(results, { window, count, endMillis, watermarkMillis }),
    [results, window, count, endMillis, watermarkMillis],
  );
}

/** Watches a channel beside the main one for as long as the component is there. */
export function useSide(view: SideView): SideState {
  const client = useLiveClient();
  const site = useStatus((status) => status.site);
  useEffect(
    () => (site === null ? undefined : client.sides.open(site, view)),
    [client, site, view],
  );
  return useSyncExternalStore(client.subscribe, () => client.sides.state(view));
}

/** Results of a channel beside the main one. */
export function useSideResults(
  role: string,
  metric: MetricName,
  window: WindowName,
): readonly LiveResult[] {
  const client = useLiveClient();
  const read = useCallback(
    () => client.sides.results(role, metric, window),
    [client, role, metric, window],
  );
  return useSyncExternalStore(client.subscribe, read);
}

/** The sessions that ended last. */
export function useSessions(): readonly LiveSession[] {
  const client = useLiveClient();
  return useSyncExternalStore(client.subscribe, () => client.sides.sessions());
}

/** How the channel of an earlier time does. */
export function useEarlierState(): SideState {
  const client = useLiveClient();
  return useSyncExternalStore(client.subscribe, () => client.sides.state(EARLIER));
}
