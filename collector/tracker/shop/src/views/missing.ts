import { h } from '../dom.ts';
import type { View } from '../view.ts';

export function missingView(): View {
  return {
    title: 'Not found',
    content: [
      h('h1', {}, 'There is nothing here'),
      h('p', { class: 'lead' }, 'This page does not exist, or not any more.'),
      h('p', {}, h('a', { class: 'button', href: '/shop/' }, 'See all products')),
    ],
  };
}
