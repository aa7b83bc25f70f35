/** While a tab is hidden no frames are painted; its title still moves on once a second. */
const HIDDEN_FRAME_MILLIS = 1_000;

export type Paint = {
  /** Runs before the next paint, or within a second while the page is hidden. */
  readonly beforeNextPaint: (run: () => void) => void;
  /** Runs after the paint of the frame that is being prepared. */
  readonly afterPaint: (run: () => void) => void;
  readonly isVisible: () => boolean;
};

export const browserPaint: Paint = {
  beforeNextPaint: (run) => {
    if (document.hidden) setTimeout(run, HIDDEN_FRAME_MILLIS);
    else requestAnimationFrame(run);
  },
  // A timer set in an animation frame runs when the browser has painted that frame.
  afterPaint: (run) => {
    setTimeout(run, 0);
  },
  isVisible: () => !document.hidden,
};

/** Lets a change through at most once per frame, however many asked for it. */
export class FrameGate {
  private isAsked = false;
  private readonly paint: Paint;
  private readonly flush: () => void;

  constructor(paint: Paint, flush: () => void) {
    this.paint = paint;
    this.flush = flush;
  }

  ask(): void {
    if (this.isAsked) return;
    this.isAsked = true;
    this.paint.beforeNextPaint(() => {
      this.isAsked = false;
      this.flush();
    });
  }
}
