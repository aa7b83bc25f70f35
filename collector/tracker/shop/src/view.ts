import type { Cart } from './cart.ts';

export type View = {
  readonly title: string;
  readonly content: readonly Node[];
  /** For what is to be told once the page is there. */
  readonly onShown?: () => void;
};

export type Shop = {
  readonly cart: Cart;
  /** Shows another page; its state stays with it when the visitor comes back. */
  readonly go: (path: string, state?: unknown) => void;
  /** Shows the same page again, after a change of the cart. */
  readonly refresh: () => void;
};
