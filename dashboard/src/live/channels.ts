import { Channel } from './channel.ts';
import type { ClientMessage, Delta, Refusal, Snapshot } from './protocol.ts';

export type ChannelPorts = {
  readonly now: () => number;
  readonly send: (message: ClientMessage) => void;
};

/** The watched channel, and those that some view shows beside it, each by its role. */
export class Channels {
  private main: Channel | null = null;
  private readonly sides = new Map<string, Channel>();
  private readonly ports: ChannelPorts;
  private isOpen = false;

  constructor(ports: ChannelPorts) {
    this.ports = ports;
  }

  get watched(): Channel | null {
    return this.main;
  }

  side(role: string): Channel | null {
    return this.sides.get(role) ?? null;
  }

  watch(site: string, name: string): void {
    if (this.isOpen) this.main?.leave();
    this.main = this.create(site, name);
  }

  /** Null ends it. Asking again for what is there does nothing. */
  setSide(role: string, site: string, name: string | null): void {
    const known = this.sides.get(role);
    if (known !== undefined && known.name === name) return;
    if (known !== undefined && this.isOpen) known.leave();
    if (name === null) this.sides.delete(role);
    else this.sides.set(role, this.create(site, name));
  }

  opened(): void {
    this.isOpen = true;
    for (const channel of this.all()) channel.ask();
  }

  closed(): void {
    this.isOpen = false;
    for (const channel of this.all()) channel.disconnected();
  }

  apply(message: Snapshot | Delta): Channel | null {
    return this.all().find((channel) => channel.apply(message)) ?? null;
  }

  heartbeat(sites: readonly string[]): void {
    for (const channel of this.all()) channel.heartbeat(sites);
  }

  confirmed(): void {
    for (const channel of this.all()) channel.confirmed();
  }

  refuse(refusal: Refusal): void {
    for (const channel of this.all()) channel.refuse(refusal);
  }

  private create(site: string, name: string): Channel {
    const channel = new Channel(site, name, this.ports.send, this.ports.now);
    if (this.isOpen) channel.ask();
    return channel;
  }

  private all(): readonly Channel[] {
    return this.main === null ? [...this.sides.values()] : [this.main, ...this.sides.values()];
  }
}
