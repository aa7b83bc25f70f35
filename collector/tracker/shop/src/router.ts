import type { Cart } from './cart.ts';
import { part } from './dom.ts';
import { findProduct } from './products.ts';
import type { Shop, View } from './view.ts';
import { cartView } from './views/cart.ts';
import { checkoutView } from './views/checkout.ts';
import { homeView } from './views/home.ts';
import { missingView } from './views/missing.ts';
import { productView } from './views/product.ts';
import { thankYouView } from './views/thank-you.ts';

function viewOf(path: string, shop: Shop): View {
  const [, , place = '', id = ''] = path.split('/');
  if (place === '' || place === 'index.html') return homeView();
  if (place === 'cart') return cartView(shop);
  if (place === 'checkout') return checkoutView(shop);
  if (place === 'thank-you') return thankYouView(history.state);
  const product = place === 'product' ? findProduct(id) : undefined;
  return product ? productView(product, shop) : missingView();
}

/** Shows what the address says; links within the shop change the address without a load. */
export function startRouter(cart: Cart): void {
  const show = (): void => {
    const view = viewOf(location.pathname, shop);
    document.title = `${view.title} · Halden`;
    part('main').replaceChildren(...view.content);
    view.onShown?.();
  };
  const go = (path: string, state: unknown = null): void => {
    history.pushState(state, '', path);
    show();
    scrollTo(0, 0);
    // So that keyboards and screen readers go on at the new page's beginning.
    part('main').focus({ preventScroll: true });
  };
  const shop: Shop = { cart, go, refresh: show };
  document.addEventListener('click', (event) => {
    const link = event.target instanceof Element ? event.target.closest('a') : null;
    const isPlain = event.button === 0 && !(event.metaKey || event.ctrlKey || event.shiftKey);
    if (!link || link.target || !isPlain || link.origin !== location.origin || link.hash) return;
    event.preventDefault();
    if (link.pathname !== location.pathname) go(link.pathname);
  });
  addEventListener('popstate', show);
  show();
}
