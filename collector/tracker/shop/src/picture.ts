import { h } from './dom.ts';
import type { Product } from './products.ts';

/** The product's picture; it says nothing that the text beside it does not. */
export function picture(product: Product): HTMLImageElement {
  return h('img', {
    class: 'picture',
    src: `/shop/art/${product.id}.svg`,
    alt: '',
    width: '400',
    height: '400',
  });
}
