import { describe, expect, it } from 'vitest';
import {
  formatAge,
  formatAmount,
  formatCompact,
  formatCount,
  formatMillis,
  formatMoney,
  formatOffset,
  formatShare,
} from './format.ts';

const plain = (text: string) => text.replaceAll(/\s/gu, ' ');

describe('money', () => {
  it.each([
    [6_990, 'EUR', '€69.90'],
    [6_990, 'JPY', '¥6,990'],
    [6_990, 'KWD', 'KWD 6.990'],
    [123_456_789, 'CHF', 'CHF 1,234,567.89'],
    [-500, 'USD', '-$5.00'],
    [0, 'eur', '€0.00'],
  ])('%i minor units of %s are %s', (amountMinor, currency, text) => {
    expect(plain(formatMoney(amountMinor, currency, 'en'))).toBe(text);
  });

  it('is written as readers of other languages write it', () => {
    expect(plain(formatMoney(1_234_50, 'EUR', 'de'))).toBe('1.234,50 €');
  });

  it('shows what is not a currency as it came', () => {
    expect(formatMoney(1_200, '(other)', 'en')).toBe('1,200 (other)');
    expect(formatMoney(1_200, 'coins', 'en')).toBe('1,200 coins');
  });

  it('can stand in a column that names the currency', () => {
    expect(formatAmount(6_990, 'EUR', 'en')).toBe('69.90');
    expect(formatAmount(6_990, 'JPY', 'en')).toBe('6,990');
  });
});

it('formats counts, shares and axes', () => {
  expect(formatCount(1_234_567, 'en')).toBe('1,234,567');
  expect(formatCompact(12_500, 'en')).toBe('12.5K');
  expect(formatShare(1, 3, 'en')).toBe('33%');
  expect(formatShare(1, 40, 'en')).toBe('2.5%');
  expect(formatShare(0, 3, 'en')).toBe('0%');
  expect(formatShare(0, 0, 'en')).toBe('–');
});

it.each([
  [0, '0.0 s'],
  [1_270, '1.2 s'],
  [12_900, '12 s'],
  [185_000, '3 min 5 s'],
  [7_440_000, '2 h 4 min'],
])('an age of %i ms is %s', (millis, text) => {
  expect(formatAge(millis, 'en')).toBe(text);
});

it('formats short and long times, and offsets with their sign', () => {
  expect(formatMillis(87.4, 'en')).toBe('87 ms');
  expect(formatMillis(61_240, 'en')).toBe('61.2 s');
  expect(formatOffset(3.4, 'en')).toBe('+3');
  expect(formatOffset(-12.6, 'en')).toBe('-13');
  expect(formatOffset(-0.2, 'en')).toBe('0');
});
