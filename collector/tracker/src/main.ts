import { createApi, type Command, type Rta, type RtaStub } from './api.ts';
import { watchClicks } from './clicks.ts';
import { watchExceptions } from './exceptions.ts';
import { watchNavigation } from './navigation.ts';
import { Tracker, type TrackerOptions } from './tracker.ts';
import { watchVitals } from './vitals.ts';

const HEARTBEAT_MILLIS = 15_000;

const host = window as unknown as { rta?: Rta | RtaStub };

function obey(api: Rta, [method, ...parameters]: Command): void {
  (api[method] as (...parameters: unknown[]) => void)(...parameters);
}

function start(options: TrackerOptions): void {
  const before = host.rta;
  if (before && !('q' in before)) return;
  const tracker = new Tracker(options);
  const { view } = tracker;
  watchNavigation(
    (type) => tracker.move(type),
    () => tracker.restore(),
  );
  watchClicks((payload) => tracker.record('click', { payload }));
  watchExceptions((payload) => tracker.record('exception', { payload }));
  const reportVitals = watchVitals((payload) => tracker.record('web_vital', { payload }, view));
  setInterval(() => tracker.beat(), HEARTBEAT_MILLIS);
  const leave = (): void => {
    reportVitals();
    tracker.leave();
  };
  addEventListener('pagehide', leave);
  document.addEventListener('visibilitychange', () => {
    if (document.hidden) leave();
  });
  const api = createApi(tracker);
  host.rta = api;
  before?.q.forEach((command) => obey(api, command));
}

const script = document.currentScript as HTMLScriptElement;
const { site, endpoint = new URL('/v1/events', script.src).href } = script.dataset;
if (site) {
  const options = { site, endpoint };
  // A page that the browser prepares ahead of a visit is not viewed yet.
  if ((document as { prerendering?: boolean }).prerendering) {
    document.addEventListener('prerenderingchange', () => start(options), { once: true });
  } else {
    start(options);
  }
}
