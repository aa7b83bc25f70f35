import type { ClientMessage, ServerMessage } from '../live/protocol.ts';

/** A WebSocket whose other end is the test. */
export class FakeSocket extends EventTarget {
  readonly sent: ClientMessage[] = [];
  closedWith: number | undefined;
  readonly url: string;

  constructor(url: string) {
    super();
    this.url = url;
  }

  send(text: string): void {
    this.sent.push(JSON.parse(text));
  }

  close(code?: number): void {
    this.closedWith = code;
  }

  /** The handshake succeeded. */
  accept(): void {
    this.dispatchEvent(new Event('open'));
  }

  /** A message of the bridge; parts that the bridge leaves out may be left out. */
  say(message: DeepPartial<ServerMessage> & { readonly type: string }): void {
    this.sayText(JSON.stringify(message));
  }

  sayText(text: string): void {
    this.dispatchEvent(new MessageEvent('message', { data: text }));
  }

  /** The connection ends, by default as when the network fails. */
  lose(code = 1006): void {
    this.dispatchEvent(Object.assign(new Event('close'), { code }));
  }
}

type DeepPartial<T> = T extends readonly (infer E)[]
  ? readonly DeepPartial<E>[]
  : T extends object
    ? { readonly [K in keyof T]?: DeepPartial<T[K]> }
    : T;
