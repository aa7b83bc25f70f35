import { findProduct, type Product } from './products.ts';

const KEY = 'shop.cart';

export type Line = { readonly product: Product; readonly quantity: number };

/** What the visitor wants to buy, kept as long as the tab. */
export class Cart {
  #quantities: ReadonlyMap<string, number> = load();
  readonly #onChange: () => void;

  constructor(onChange: () => void) {
    this.#onChange = onChange;
  }

  get lines(): readonly Line[] {
    return [...this.#quantities].flatMap(([id, quantity]) => {
      const product = findProduct(id);
      return product ? [{ product, quantity }] : [];
    });
  }

  get count(): number {
    return this.lines.reduce((sum, { quantity }) => sum + quantity, 0);
  }

  get totalMinor(): number {
    return this.lines.reduce((sum, line) => sum + line.product.priceMinor * line.quantity, 0);
  }

  add(product: Product): void {
    const quantity = (this.#quantities.get(product.id) ?? 0) + 1;
    this.#replace(new Map(this.#quantities).set(product.id, quantity));
  }

  remove(product: Product): void {
    this.#replace(new Map([...this.#quantities].filter(([id]) => id !== product.id)));
  }

  clear(): void {
    this.#replace(new Map());
  }

  #replace(quantities: ReadonlyMap<string, number>): void {
    this.#quantities = quantities;
    try {
      sessionStorage.setItem(KEY, JSON.stringify([...quantities]));
    } catch {
      // Storage is closed to this page: the cart lasts until it is reloaded.
    }
    this.#onChange();
  }
}

function load(): ReadonlyMap<string, number> {
  try {
    const saved: unknown = JSON.parse(sessionStorage.getItem(KEY) ?? '[]');
    return new Map(Array.isArray(saved) ? (saved as [string, number][]) : []);
  } catch {
    return new Map();
  }
}
