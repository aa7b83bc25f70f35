import { CURRENCY } from './products.ts';

const MONEY = new Intl.NumberFormat('en', { style: 'currency', currency: CURRENCY });

/** Cents as people write them. */
export function money(minor: number): string {
  return MONEY.format(minor / 100);
}

export function pieces(count: number): string {
  return count === 1 ? '1 piece' : `${count} pieces`;
}
