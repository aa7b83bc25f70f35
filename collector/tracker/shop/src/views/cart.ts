import { trackCart } from '../analytics.ts';
import { h } from '../dom.ts';
import type { Shop, View } from '../view.ts';
import { emptyCart, lineList, totalOf } from './lines.ts';

export function cartView({ cart, refresh }: Shop): View {
  const tell = (): void => trackCart('view_cart', cart.totalMinor, { pieces: cart.count });
  if (cart.count === 0) return { title: 'Cart', content: emptyCart(), onShown: tell };
  return {
    title: 'Cart',
    onShown: tell,
    content: [
      h('h1', {}, 'Your cart'),
      lineList(cart.lines, (product) => {
        cart.remove(product);
        refresh();
      }),
      totalOf(cart.totalMinor),
      h(
        'p',
        { class: 'actions' },
        h('a', { class: 'button', href: '/shop/checkout', 'data-testid': 'checkout' }, 'Check out'),
        h('a', { href: '/shop/' }, 'Keep looking'),
      ),
    ],
  };
}
