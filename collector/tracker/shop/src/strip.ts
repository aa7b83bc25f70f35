import type { EventType } from '../../src/event.ts';
import type { Fate } from '../../src/fate.ts';
import { h, part } from './dom.ts';

const DASHBOARD_PORT = 8080;

/** In the local run the dashboard's port is the one below the shop's. */
export function dashboardUrl({ protocol, hostname, port }: Location): string {
  return `${protocol}//${hostname}:${port ? Number(port) - 1 : DASHBOARD_PORT}/?site=demo-shop`;
}

/**
 * Shows what the tracker tells by its `rta:...` events. For tests, the element has the number of
 * acknowledged events as `data-<type>`, and of all fates as `data-fate-<fate>`.
 */
export function startStrip(): void {
  const strip = part('strip');
  const acknowledged = new Map<EventType, number>();
  const fates: Record<Fate, number> = { queued: 0, sent: 0, beacon: 0, dropped: 0 };
  part('dashboard').setAttribute('href', dashboardUrl(location));

  const show = (): void => {
    const { queued, sent, beacon, dropped } = fates;
    const left = queued - sent - beacon - dropped;
    part('strip-words').replaceChildren(
      h('strong', {}, `${sent} of ${queued - beacon}`),
      ' events acknowledged',
      beacon > 0 ? `, ${beacon} sent while you were leaving` : '',
      dropped > 0 ? `, ${dropped} refused` : '',
    );
    strip.dataset['state'] = dropped > 0 ? 'bad' : left > 0 ? 'busy' : 'good';
    part('strip-types').replaceChildren(
      ...[...acknowledged].map(([type, count]) => h('li', {}, `${type} `, h('b', {}, `${count}`))),
    );
  };

  for (const fate of ['queued', 'sent', 'beacon', 'dropped'] as const) {
    addEventListener(`rta:${fate}`, (event) => {
      const types = (event as CustomEvent<readonly EventType[]>).detail;
      fates[fate] += types.length;
      strip.setAttribute(`data-fate-${fate}`, `${fates[fate]}`);
      if (fate === 'sent') {
        for (const type of types) {
          acknowledged.set(type, (acknowledged.get(type) ?? 0) + 1);
          strip.setAttribute(`data-${type}`, `${acknowledged.get(type)}`);
        }
      }
      show();
    });
  }
}
