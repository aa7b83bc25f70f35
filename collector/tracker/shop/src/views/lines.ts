import type { Line } from '../cart.ts';
import { h } from '../dom.ts';
import { money } from '../words.ts';
import { picture } from '../picture.ts';
import type { Product } from '../products.ts';

/** The positions of a cart; with a way to take them out where asked for. */
export function lineList(lines: readonly Line[], onRemove?: (product: Product) => void): Node {
  return h(
    'ul',
    { class: 'lines' },
    ...lines.map(({ product, quantity }) =>
      h(
        'li',
        {},
        picture(product),
        h(
          'div',
          {},
          h('p', { class: 'line-name' }, product.name),
          h('p', { class: 'soft' }, `${quantity} × ${money(product.priceMinor)}`),
        ),
        h('p', { class: 'line-sum' }, money(quantity * product.priceMinor)),
        onRemove
          ? h(
              'button',
              {
                class: 'button quiet',
                type: 'button',
                'aria-label': `Remove ${product.name}`,
                click: () => onRemove(product),
              },
              'Remove',
            )
          : '',
      ),
    ),
  );
}

export function totalOf(minor: number): Node {
  return h('p', { class: 'total' }, h('span', {}, 'Total'), h('strong', {}, money(minor)));
}

export function emptyCart(): readonly Node[] {
  return [
    h('h1', {}, 'Your cart is empty'),
    h('p', { class: 'lead' }, 'Nothing in it yet. There are six things to choose from.'),
    h('p', {}, h('a', { class: 'button', href: '/shop/' }, 'See all products')),
  ];
}
