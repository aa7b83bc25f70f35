import type { Rta, RtaStub } from '../../src/api.ts';
import type { Line } from './cart.ts';
import { CURRENCY, type Product } from './products.ts';

const host = window as unknown as { rta?: Rta | RtaStub };

/** The tracker, or a queue that it empties when it comes: what is called early is not lost. */
function rta(): Rta {
  const present = (host.rta ??= { q: [] });
  if (!('q' in present)) return present;
  return {
    track: (...parameters) => present.q.push(['track', ...parameters]),
    conversion: (...parameters) => present.q.push(['conversion', ...parameters]),
    page: () => present.q.push(['page']),
  };
}

function describe(product: Product): Record<string, string | number> {
  return {
    item_id: product.id,
    item_name: product.name,
    item_category: product.category,
    price_minor: product.priceMinor,
    currency: CURRENCY,
  };
}

export function trackProduct(name: 'view_item' | 'add_to_cart', product: Product): void {
  rta().track(name, describe(product));
}

export function trackCart(
  name: 'view_cart' | 'begin_checkout' | 'add_payment_info',
  valueMinor: number,
  more: Readonly<Record<string, string | number>> = {},
): void {
  rta().track(name, { value_minor: valueMinor, currency: CURRENCY, ...more });
}

export function trackPurchase(
  transactionId: string,
  valueMinor: number,
  lines: readonly Line[],
): void {
  rta().conversion('purchase', {
    transaction_id: transactionId,
    value_minor: valueMinor,
    currency: CURRENCY,
    items: lines.map(({ product, quantity }) => ({
      item_id: product.id,
      item_name: product.name,
      item_category: product.category,
      price_minor: product.priceMinor,
      quantity,
    })),
  });
}
