import { trackCart, trackPurchase } from '../analytics.ts';
import { h } from '../dom.ts';
import { money } from '../words.ts';
import type { Shop, View } from '../view.ts';
import { emptyCart, lineList, totalOf } from './lines.ts';

const PAYMENTS = [
  ['card', 'Card'],
  ['invoice', 'Invoice'],
  ['transfer', 'Bank transfer'],
] as const;

function payments(onChoose: (type: string) => void): Node {
  return h(
    'fieldset',
    {},
    h('legend', {}, 'How would you pay?'),
    ...PAYMENTS.map(([type, label], i) =>
      h(
        'label',
        { class: 'choice' },
        h('input', {
          type: 'radio',
          name: 'payment',
          value: type,
          checked: i === 0,
          'data-testid': `payment-${type}`,
          change: () => onChoose(type),
        }),
        label,
      ),
    ),
  );
}

function note(): Node {
  return h(
    'div',
    { class: 'field' },
    h('label', { for: 'note' }, 'A note for the parcel (optional)'),
    h('textarea', { id: 'note', name: 'note', rows: '2', 'aria-describedby': 'note-hint' }),
    h(
      'p',
      { class: 'soft', id: 'note-hint' },
      'Write anything: it stays here. The tracker never reads what people type.',
    ),
  );
}

export function checkoutView({ cart, go }: Shop): View {
  if (cart.count === 0) return { title: 'Checkout', content: emptyCart() };
  let isPaymentTold = false;
  // Once per checkout, whether the visitor chooses or takes what is chosen.
  const tellPayment = (type: string): void => {
    if (isPaymentTold) return;
    isPaymentTold = true;
    trackCart('add_payment_info', cart.totalMinor, { payment_type: type });
  };
  const buy = (): void => {
    tellPayment('card');
    const random = crypto.getRandomValues(new Uint32Array(2));
    const order = `order-${Array.from(random, (part) => part.toString(36)).join('')}`;
    trackPurchase(order, cart.totalMinor, cart.lines);
    cart.clear();
    go('/shop/thank-you', order);
  };
  return {
    title: 'Checkout',
    onShown: () => trackCart('begin_checkout', cart.totalMinor, { pieces: cart.count }),
    content: [
      h('h1', {}, 'Checkout'),
      lineList(cart.lines),
      totalOf(cart.totalMinor),
      payments(tellPayment),
      note(),
      h(
        'p',
        { class: 'actions' },
        h(
          'button',
          { class: 'button', type: 'button', 'data-testid': 'purchase', click: buy },
          `Buy for ${money(cart.totalMinor)}`,
        ),
        h('a', { href: '/shop/cart' }, 'Back to the cart'),
      ),
    ],
  };
}
