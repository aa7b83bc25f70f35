import { h } from '../dom.ts';
import type { View } from '../view.ts';

export function thankYouView(): View {
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
          'Your order counts on the live dashboard now: one conversion, with its value, exactly once.',
        ),
        h('p', {}, h('a', { class: 'button', href: '/shop/' }, 'Back to the shop')),
      ),
    ],
  };
}
