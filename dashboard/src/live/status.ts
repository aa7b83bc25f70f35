import type { ClockEstimate } from './clock.ts';
import {
  connectionState,
  dataAgeMillis,
  isBehind,
  type ConnectionFacts,
  type ConnectionState,
} from './freshness.ts';
import type { LatencySummary } from './latency.ts';
import type { Pause } from './player.ts';
import { PROTOCOL_VERSION, type Welcome } from './protocol.ts';
import type { Shared } from './shared.ts';
import type { SignInState } from './sign-in.ts';
import type { SocketPhase } from './socket.ts';

/** All that the page says about its connection; a new object for each frame. */
export type LiveStatus = {
  readonly state: ConnectionState;
  readonly site: string | null;
  /** Null until the bridge has named them. */
  readonly sites: readonly string[] | null;
  readonly isDemo: boolean;
  /** Null unless this page was opened by a shared link. */
  readonly shared: Shared | null;
  readonly signIn: SignInState;
  readonly hasSnapshot: boolean;
  /** The site is unknown to the bridge, or nothing has been counted for it yet. */
  readonly isSilentSite: boolean;
  /** What the bridge said when it refused; for people. */
  readonly refusal: string | null;
  readonly watermarkMillis: number;
  /** Server time of the last frame. */
  readonly frameTimeMillis: number;
  readonly dataAgeMillis: number | null;
  readonly isBehind: boolean;
  readonly sinceFrameMillis: number | null;
  readonly retryInMillis: number | null;
  readonly clock: ClockEstimate | null;
  readonly latency: LatencySummary | null;
  readonly counters: Counters;
  /** Null while the screen goes on. */
  readonly paused: Pause | null;
};

export type FrameCounters = {
  /** Messages of a type this page does not know. */
  readonly ignored: number;
  readonly malformed: number;
  readonly lastMalformed: string | null;
};

export type Counters = FrameCounters & {
  /** Frames that did not continue the last one; each led to a new snapshot. */
  readonly gaps: number;
};

export type StatusFacts = Pick<
  LiveStatus,
  | 'site'
  | 'sites'
  | 'isDemo'
  | 'shared'
  | 'signIn'
  | 'hasSnapshot'
  | 'isSilentSite'
  | 'refusal'
  | 'watermarkMillis'
  | 'frameTimeMillis'
  | 'clock'
  | 'latency'
  | 'counters'
  | 'paused'
> & {
  /** Of a paused screen: the watermark and the server time of the moment that is shown. */
  readonly shownWatermarkMillis: number | null;
  readonly shownMillis: number | null;
  readonly phase: SocketPhase;
  readonly isOnline: boolean;
  readonly isSettled: boolean;
  readonly nowMillis: number;
  readonly serverNowMillis: number;
  readonly lastFrameAtMillis: number | null;
};

export function statusOf(facts: StatusFacts): LiveStatus {
  const { phase, isOnline, isSettled, nowMillis, serverNowMillis, lastFrameAtMillis } = facts;
  const sinceFrameMillis =
    lastFrameAtMillis === null ? null : Math.max(0, nowMillis - lastFrameAtMillis);
  const connection: ConnectionFacts = {
    isRefused: phase.kind === 'refused' || facts.refusal !== null,
    isOpen: phase.kind === 'open',
    isOnline,
    isSettled,
    hasSnapshot: facts.hasSnapshot,
    sinceFrameMillis,
  };
  const ageMillis = dataAgeMillis(serverNowMillis, facts.watermarkMillis);
  return {
    site: facts.site,
    sites: facts.sites,
    isDemo: facts.isDemo,
    shared: facts.shared,
    signIn: facts.signIn,
    hasSnapshot: facts.hasSnapshot,
    isSilentSite: facts.isSilentSite,
    clock: facts.clock,
    latency: facts.latency,
    counters: facts.counters,
    paused: facts.paused,
    watermarkMillis: facts.shownWatermarkMillis ?? facts.watermarkMillis,
    frameTimeMillis: facts.shownMillis ?? facts.frameTimeMillis,
    state: connectionState(connection),
    refusal: facts.refusal ?? closeReason(phase),
    dataAgeMillis: ageMillis,
    isBehind: isBehind(ageMillis),
    sinceFrameMillis,
    retryInMillis: phase.kind === 'waiting' ? Math.max(0, phase.retryAtMillis - nowMillis) : null,
  };
}

function closeReason(phase: SocketPhase): string | null {
  if (phase.kind !== 'refused') return null;
  return `The server closed the connection and asked not to come back (code ${phase.code}).`;
}

/** What to tell people when the bridge is of another version than this page. */
export function protocolProblem(welcome: Welcome | null): string | null {
  if (welcome === null || welcome.protocol === PROTOCOL_VERSION) return null;
  return 'The server speaks another version of the live protocol. Reload this page to update it.';
}
