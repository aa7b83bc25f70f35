import { AGOS, readAddress, writeAddress } from '../lib/address.ts';
import { NO_FILTER } from '../lib/filter.ts';
import type { LiveClient } from '../live/client.ts';
import { goTo } from './nav.tsx';
import { VIEWS, viewOf } from './views.ts';

export type Shortcut = {
  /** As `KeyboardEvent.key` says it. */
  readonly key: string;
  /** As people read it. */
  readonly name: string;
  readonly does: string;
  readonly run: (client: LiveClient) => void;
};

/** All keys; the sheet behind `?` is made of the same list. */
export const SHORTCUTS: readonly Shortcut[] = [
  ...VIEWS.map((view, index) => ({
    key: String((index + 1) % 10),
    name: String((index + 1) % 10),
    does: `Show ${view.label.toLowerCase()}`,
    run: () => goTo(view.id),
  })),
  {
    key: ' ',
    name: 'Space',
    does: 'Freeze the screen, or go on',
    run: (client) => client.togglePause(),
  },
  { key: 'x', name: 'X', does: 'Compare with the next earlier time', run: () => compareNext() },
  { key: 'f', name: 'F', does: 'Wall, and back', run: () => toggleWall() },
  { key: 'c', name: 'C', does: 'Clear the filter', run: () => writeAddress({ filter: NO_FILTER }) },
];

/** Whether somebody is writing or choosing something. */
export function isTyping(target: EventTarget | null): boolean {
  return (
    target instanceof HTMLElement &&
    target.closest('input, select, textarea, [contenteditable]') !== null
  );
}

function compareNext(): void {
  const { ago } = readAddress();
  const order = [null, ...AGOS];
  writeAddress({ ago: order[(order.indexOf(ago) + 1) % order.length] ?? null });
}

function toggleWall(): void {
  goTo(viewOf(readAddress().view) === 'wall' ? 'overview' : 'wall');
}
