import '../styles/shop.css';
import { Cart } from './cart.ts';
import { part } from './dom.ts';
import { pieces } from './words.ts';
import { startRouter } from './router.ts';
import { startStrip } from './strip.ts';

startStrip();

const cart = new Cart(showCount);
showCount();
startRouter(cart);

function showCount(): void {
  const { count } = cart;
  part('cart-count').textContent = `${count}`;
  part('cart').setAttribute('aria-label', `Cart, ${pieces(count)}`);
}
