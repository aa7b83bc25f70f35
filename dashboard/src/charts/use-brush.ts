import { useState, type PointerEvent } from 'react';

type Span = { readonly startMillis: number; readonly endMillis: number };

/** A shorter drag is a slip of the hand. */
const SHORTEST_BARS = 2;

/** Which of so many equal columns the pointer is in. */
export function indexAt(event: PointerEvent<HTMLElement>, count: number): number {
  const box = event.currentTarget.getBoundingClientRect();
  const index = Math.floor(((event.clientX - box.left) / box.width) * count);
  return Math.min(count - 1, Math.max(0, index));
}

/** Choosing a stretch of bars by dragging over them. */
export function useBrush(
  bars: readonly Span[],
  onBrush: ((startMillis: number, endMillis: number) => void) | undefined,
) {
  const [drag, setDrag] = useState<{ readonly from: number; readonly to: number } | null>(null);
  const stretch =
    drag === null ? null : ([Math.min(drag.from, drag.to), Math.max(drag.from, drag.to)] as const);
  const finish = () => {
    setDrag(null);
    if (stretch === null || stretch[1] - stretch[0] < SHORTEST_BARS) return;
    const first = bars[stretch[0]];
    const last = bars[stretch[1]];
    if (first !== undefined && last !== undefined) onBrush?.(first.startMillis, last.endMillis);
  };
  return {
    stretch,
    move: (event: PointerEvent<HTMLElement>) => {
      if (drag !== null) setDrag({ ...drag, to: indexAt(event, bars.length) });
    },
    handlers: {
      onPointerDown: (event: PointerEvent<HTMLElement>) => {
        if (onBrush === undefined || event.button !== 0) return;
        event.currentTarget.setPointerCapture(event.pointerId);
        const index = indexAt(event, bars.length);
        setDrag({ from: index, to: index });
      },
      onPointerUp: finish,
      onPointerCancel: () => setDrag(null),
    },
  };
}
