import { h } from '../dom.ts';
import { money } from '../words.ts';
import { picture } from '../picture.ts';
import { PRODUCTS, type Product } from '../products.ts';
import type { View } from '../view.ts';

function card(product: Product): HTMLLIElement {
  return h(
    'li',
    {},
    h(
      'a',
      {
        class: 'card',
        href: `/shop/product/${product.id}`,
        'data-testid': `product-${product.id}`,
      },
      picture(product),
      h('span', { class: 'card-name' }, product.name),
      ' ',
      h('span', { class: 'card-price' }, money(product.priceMinor)),
      ' ',
      h('span', { class: 'card-line' }, product.line),
    ),
  );
}

export function homeView(): View {
  return {
    title: 'Desk things',
    content: [
      h(
        'div',
        { class: 'hero' },
        h('h1', {}, 'Six things. No hurry.'),
        h(
          'p',
          {},
          'Look around, fill a cart, buy something. Everything you do here shows on the live dashboard within a second.',
        ),
      ),
      h('ul', { class: 'grid' }, ...PRODUCTS.map(card)),
    ],
  };
}
