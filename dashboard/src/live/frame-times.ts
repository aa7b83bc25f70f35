/** The times that frames carry: when the last one was sent, and how far the numbers reach. */
export class FrameTimes {
  watermarkMillis = 0;
  frameTimeMillis = 0;
  private isFirst = true;

  /** Another connection may lead to a bridge that is less far. */
  reconnected(): void {
    this.isFirst = true;
  }

  /**
   * Within a connection the watermark never goes back: what was complete stays complete, also while
   * a restarted job counts the same events once more.
   */
  frame(serverTimeMillis: number, watermarkMillis: number): void {
    this.watermarkMillis = this.isFirst
      ? watermarkMillis
      : Math.max(this.watermarkMillis, watermarkMillis);
    this.frameTimeMillis = serverTimeMillis;
    this.isFirst = false;
  }
}
