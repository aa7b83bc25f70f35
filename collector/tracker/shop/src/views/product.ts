import { trackProduct } from '../analytics.ts';
import { h } from '../dom.ts';
import { money, pieces } from '../words.ts';
import { picture } from '../picture.ts';
import type { Product } from '../products.ts';
import type { Shop, View } from '../view.ts';

export function productView(product: Product, { cart }: Shop): View {
  const told = h('p', { class: 'told', role: 'status' });
  const add = (): void => {
    cart.add(product);
    trackProduct('add_to_cart', product);
    told.textContent = `In your cart: ${pieces(cart.count)}`;
  };
  return {
    title: product.name,
    onShown: () => trackProduct('view_item', product),
    content: [
      h('p', { class: 'crumb' }, h('a', { href: '/shop/' }, '← All products')),
      h(
        'article',
        { class: 'product' },
        picture(product),
        h(
          'div',
          { class: 'product-text' },
          h('p', { class: 'eyebrow' }, product.category),
          h('h1', {}, product.name),
          h('p', { class: 'price' }, money(product.priceMinor)),
          h('p', { class: 'lead' }, product.description),
          h('ul', { class: 'facts' }, ...product.facts.map((fact) => h('li', {}, fact))),
          h(
            'button',
            { class: 'button', type: 'button', 'data-testid': 'add-to-cart', click: add },
            'Add to cart',
          ),
          told,
        ),
      ),
    ],
  };
}
