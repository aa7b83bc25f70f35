import { h } from '../dom.ts';
import type { View } from '../view.ts';
import { missingView } from './missing.ts';

/** @param order from the checkout; who comes otherwise has bought nothing */
export function thankYouView(order: unknown): View {
  if (typeof order !== 'string') return missingView();
  return {
    title: 'Thank you',
    content: [
      h(
        'div',
        { class: 'thanks', 'data-testid': 'thank-you' },
        h('h1', {}, 'Thank you'),
        h(
          'p',
          { class: 'lead' },
          `Your order is on its way to the live dashboard: one conversion, with its value, counted once.`,
        ),
        h('p', {}, h('a', { class: 'button', href: '/shop/' }, 'Back to the shop')),
      ),
    ],
  };
}
