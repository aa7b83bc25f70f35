import { act, render } from '@testing-library/react';
import type { ReactNode } from 'react';
import { LiveContext } from '../live/hooks.ts';
import { LivePage } from './live-page.ts';

export type RenderedPage = {
  readonly page: LivePage;
  /** Lets something happen, up to and including the next frame. */
  readonly step: (happen: (page: LivePage) => void) => void;
};

/** Renders with a live client that belongs to the test; nothing is connected yet. */
export function renderPage(children: ReactNode, page = new LivePage()): RenderedPage {
  render(<LiveContext value={page.client}>{children}</LiveContext>);
  return {
    page,
    step: (happen) =>
      act(() => {
        happen(page);
        page.frame();
      }),
  };
}
