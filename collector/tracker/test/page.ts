import { type DOMWindow, JSDOM } from 'jsdom';
import type { Rta } from '../src/api.ts';
import { Network } from './network.ts';

export type PageOptions = {
  readonly url?: string;
  readonly referrer?: string;
  /** Attributes of the script tag. */
  readonly tag?: Readonly<Record<string, string>>;
  readonly body?: string;
  /** Script that runs before the tracker. */
  readonly before?: string;
  readonly isHidden?: boolean;
  readonly isPrerendering?: boolean;
  /** What the tab remembers. */
  readonly memory?: string;
  /** Entries that the browser has measured before the tracker came. */
  readonly navigation?: Readonly<Record<string, unknown>>;
};

/** A page of somebody's site: a window of jsdom that runs the built tracker. */
export class Page {
  readonly window: DOMWindow;
  readonly network = new Network();
  isHidden: boolean;
  private readonly names: ReadonlySet<string>;
  private readonly options: PageOptions;
  private readonly observers = new Map<string, (entries: object[]) => void>();

  constructor(tracker: string, options: PageOptions = {}) {
    this.options = options;
    this.isHidden = options.isHidden ?? false;
    const dom = new JSDOM(`<!doctype html><title>Home</title><body>${options.body ?? ''}</body>`, {
      url: options.url ?? 'https://shop.example/',
      ...(options.referrer && { referrer: options.referrer }),
      runScripts: 'dangerously',
      pretendToBeVisual: true,
      beforeParse: (window) => this.furnish(window),
    });
    this.window = dom.window;
    for (const fate of ['queued', 'sent', 'beacon', 'dropped'] as const) {
      this.window.addEventListener(`rta:${fate}`, (event) => {
        this.network.fates[fate].push(...(event as CustomEvent<string[]>).detail);
      });
    }
    if (options.before) this.window.eval(options.before);
    this.names = new Set(Object.keys(this.window));
    this.include(tracker);
  }

  get rta(): Rta {
    return (this.window as unknown as { rta: Rta }).rta;
  }

  /** What the tracker put into the window. */
  get addedNames(): readonly string[] {
    return Object.keys(this.window).filter((name) => !this.names.has(name));
  }

  include(tracker: string): void {
    const script = this.window.document.createElement('script');
    for (const [name, value] of Object.entries(this.options.tag ?? { 'data-site': 'shop' })) {
      script.setAttribute(name, value);
    }
    // The address is only read: jsdom runs the text and fetches nothing.
    Object.defineProperty(script, 'src', { value: 'https://collect.example/js/tracker.js' });
    script.textContent = tracker;
    this.window.document.body.append(script);
  }

  setHidden(isHidden: boolean): void {
    this.isHidden = isHidden;
    this.window.document.dispatchEvent(new this.window.Event('visibilitychange'));
  }

  fire(type: string, properties: Readonly<Record<string, unknown>> = {}): void {
    this.window.dispatchEvent(Object.assign(new this.window.Event(type), properties));
  }

  measure(type: string, ...entries: object[]): void {
    this.observers.get(type)?.(entries);
  }

  click(selector: string, x = 10, y = 20): void {
    const element = this.window.document.querySelector(selector);
    if (!element) throw new Error(`no ${selector}`);
    element.dispatchEvent(
      new this.window.MouseEvent('click', { bubbles: true, clientX: x, clientY: y }),
    );
  }

  private furnish(window: DOMWindow): void {
    const { observers, network, options } = this;
    Object.assign(window, { setTimeout, clearTimeout, setInterval, clearInterval, Date });
    Object.assign(window, {
      fetch: (url: string, init: RequestInit) => network.fetch(url, init),
      PerformanceObserver: class {
        readonly #callback: (list: { getEntries: () => object[] }) => void;
        constructor(callback: (list: { getEntries: () => object[] }) => void) {
          this.#callback = callback;
        }
        observe({ type }: { type: string }): void {
          observers.set(type, (entries) => this.#callback({ getEntries: () => entries }));
        }
        takeRecords(): object[] {
          return [];
        }
      },
    });
    Object.defineProperty(window, 'performance', {
      value: {
        now: () => performance.now(),
        getEntriesByType: () => [{ type: 'navigate', responseStart: 0, ...options.navigation }],
      },
    });
    Object.defineProperty(window.document, 'hidden', { get: () => this.isHidden });
    Object.assign(window.document, {
      hasFocus: () => !this.isHidden,
      prerendering: options.isPrerendering ?? false,
    });
    Object.assign(window.navigator, {
      sendBeacon: (url: string, body: string) => network.beacon(url, body),
    });
    if (options.memory) window.sessionStorage.setItem('rta', options.memory);
  }
}
