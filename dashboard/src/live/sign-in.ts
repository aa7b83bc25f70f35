import { isShareToken } from '../lib/token.ts';
import type { ClientMessage } from './protocol.ts';

/** Whether the bridge wants to know who is there, and has taken what it was told. */
export type SignInState = 'none' | 'needed' | 'rejected' | 'withdrawn';

const BAD_TOKEN = 4500;
const NOT_SIGNED_IN = 4502;
const WITHDRAWN = 4507;

/** Shows a token where the bridge asks for one. */
export class SignIn {
  private current: SignInState = 'none';
  private isTried = false;
  private readonly token: () => string | null;
  private readonly send: (message: ClientMessage) => void;

  constructor(token: () => string | null, send: (message: ClientMessage) => void) {
    this.token = token;
    this.send = send;
  }

  get state(): SignInState {
    return this.current;
  }

  /** The bridge says nothing before it knows. */
  asked(): void {
    const token = this.token();
    if (token === null || this.isTried) {
      if (this.current !== 'rejected') this.current = 'needed';
      return;
    }
    this.isTried = true;
    this.send({ type: 'authenticate', token });
  }

  welcomed(isShared: boolean): void {
    this.current = 'none';
    // Where nobody signs in, a shared link still shows no more than was shared.
    if (!isShared && isShareToken(this.token())) this.asked();
  }

  disconnected(): void {
    this.isTried = false;
  }

  refused(code: number): void {
    if (code === BAD_TOKEN) this.current = 'rejected';
    if (code === WITHDRAWN) this.current = 'withdrawn';
    if (code === NOT_SIGNED_IN) this.current = 'needed';
  }
}
