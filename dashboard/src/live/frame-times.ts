import { isBehind } from './freshness.ts';

/** The times that frames carry: when the last one was sent, and how far the numbers reach. */
export class FrameTimes {
  watermarkMillis = 0;
  frameTimeMillis = 0;
  /**
   * Whether old numbers can be told from a silent site: the frames of a channel know how far its
   * own results reach, only a heartbeat says how far the platform does.
   */
  isKnown = false;
  private isNewConnection = true;

  /** Another connection may lead to a bridge that is less far. */
  reconnected(): void {
    this.isNewConnection = true;
  }

  channelFrame(serverTimeMillis: number, watermarkMillis: number): void {
    this.advance(serverTimeMillis, watermarkMillis);
    if (!isBehind(serverTimeMillis - watermarkMillis)) this.isKnown = true;
  }

  heartbeat(serverTimeMillis: number, watermarkMillis: number): void {
    if (this.isNewConnection) this.watermarkMillis = watermarkMillis;
    this.isNewConnection = false;
    this.isKnown = true;
    this.advance(serverTimeMillis, watermarkMillis);
  }

  /**
   * Within a connection the watermark never goes back: what was complete stays complete, also while
   * a restarted job counts the same events once more.
   */
  private advance(serverTimeMillis: number, watermarkMillis: number): void {
    this.frameTimeMillis = serverTimeMillis;
    this.watermarkMillis = Math.max(this.watermarkMillis, watermarkMillis);
  }
}
