/** Names of dimension values as people read them. What is not known is shown as it came. */
import type { Ago } from './address.ts';

/** Earlier times beside which now is shown. */
export const AGO_NAMES = {
  '1h': 'an hour ago',
  '1d': 'yesterday',
  '7d': 'a week ago',
} as const satisfies Record<Ago, string>;

const EVENT_TYPES: Readonly<Record<string, string>> = {
  page_view: 'Page views',
  click: 'Clicks',
  conversion: 'Conversions',
  custom: 'Custom events',
  session_start: 'Sessions started',
  session_end: 'Sessions ended',
  web_vital: 'Web vitals',
  exception: 'Exceptions',
  heartbeat: 'Heartbeats',
  unknown: 'Unknown events',
};

const DEVICES: Readonly<Record<string, string>> = {
  desktop: 'Desktop',
  mobile: 'Mobile',
  tablet: 'Tablet',
  tv: 'TV',
  bot: 'Bot',
};

const SPECIAL: Readonly<Record<string, string>> = {
  '(other)': 'Other',
  '(direct)': 'Direct',
  '(none)': 'None',
  '(unknown)': 'Unknown',
  '': 'Unknown',
};

const regions = new Intl.DisplayNames(['en'], { type: 'region', fallback: 'code' });

export function isRemainder(name: string): boolean {
  return name === '(other)';
}

export function plainName(name: string): string {
  return SPECIAL[name] ?? name;
}

export function eventTypeName(name: string): string {
  return EVENT_TYPES[name] ?? plainName(name).replaceAll('_', ' ');
}

export function deviceName(name: string): string {
  return DEVICES[name.toLowerCase()] ?? plainName(name);
}

export function countryName(code: string): string {
  if (!/^[A-Za-z]{2}$/.test(code)) return plainName(code);
  if (code.toUpperCase() === 'ZZ') return 'Unknown';
  return regions.of(code.toUpperCase()) ?? code;
}

/** add_to_cart: Add to cart. */
export function conversionName(name: string): string {
  const words = plainName(name).replaceAll(/[_-]+/g, ' ');
  return words.charAt(0).toUpperCase() + words.slice(1);
}

/** rage_click: Rage click. */
export const patternName = conversionName;
