import { afterEach, beforeAll, beforeEach, vi } from 'vitest';
import { buildTracker } from './bundle.ts';
import { Page, type PageOptions } from './page.ts';

export type Setting = {
  /** The built script. */
  readonly script: () => string;
  /** A page with the tracker, before its first request. */
  readonly load: (options?: PageOptions) => Page;
  /** A page with the tracker, after its first request was answered. */
  readonly open: (options?: PageOptions) => Promise<Page>;
  readonly wait: (millis: number) => Promise<void>;
};

async function wait(millis: number): Promise<void> {
  await vi.advanceTimersByTimeAsync(millis);
}

/** Fake time, the built tracker, and pages that are closed after each test. */
export function prepareSetting(): Setting {
  let script = '';
  let pages: Page[] = [];

  beforeAll(async () => {
    script = await buildTracker();
  });
  beforeEach(() => {
    vi.useFakeTimers({ now: new Date('2026-11-22T12:00:00Z') });
  });
  afterEach(() => {
    for (const page of pages) page.window.close();
    pages = [];
    vi.useRealTimers();
  });

  const load = (options?: PageOptions): Page => {
    const page = new Page(script, options);
    pages.push(page);
    return page;
  };
  const open = async (options?: PageOptions): Promise<Page> => {
    const page = load(options);
    await wait(0);
    return page;
  };
  return { script: () => script, load, open, wait };
}
