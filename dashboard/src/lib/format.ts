/** Numbers, money and times as people read them, in the browser's language. */

const MINUTE_MILLIS = 60_000;
const HOUR_MILLIS = 60 * MINUTE_MILLIS;

type Locale = string | undefined;

const cache = new Map<string, Intl.NumberFormat>();

function numberFormat(locale: Locale, options: Intl.NumberFormatOptions): Intl.NumberFormat {
  const key = `${locale ?? ''}|${JSON.stringify(options)}`;
  let format = cache.get(key);
  if (format === undefined) {
    format = new Intl.NumberFormat(locale, options);
    cache.set(key, format);
  }
  return format;
}

export function formatCount(count: number, locale?: string): string {
  return numberFormat(locale, { maximumFractionDigits: 0 }).format(count);
}

/** For axes: 1.2K, 3M. */
export function formatCompact(count: number, locale?: string): string {
  return numberFormat(locale, { notation: 'compact', maximumFractionDigits: 1 }).format(count);
}

export function formatShare(part: number, whole: number, locale?: string): string {
  if (whole <= 0) return '–';
  const share = part / whole;
  const maximumFractionDigits = share > 0 && share < 0.1 ? 1 : 0;
  return numberFormat(locale, { style: 'percent', maximumFractionDigits }).format(share);
}

/** Minor units by the currency's own number of digits: 6990 EUR is 69.90, 6990 JPY is 6,990. */
export function formatMoney(amountMinor: number, currency: string, locale?: string): string {
  const digits = minorDigits(currency);
  // What is not a currency code has an unknown number of minor units: sites send what they like.
  if (digits === null) return `${formatCount(amountMinor, locale)} ${currency}`;
  const style = { style: 'currency', currency, currencyDisplay: 'narrowSymbol' } as const;
  return numberFormat(locale, style).format(amountMinor / 10 ** digits);
}

/** The same without the currency, for columns that name it. */
export function formatAmount(amountMinor: number, currency: string, locale?: string): string {
  const digits = minorDigits(currency) ?? 0;
  const style = { minimumFractionDigits: digits, maximumFractionDigits: digits };
  return numberFormat(locale, style).format(amountMinor / 10 ** digits);
}

/** The same as a number, for files: no separators, whatever the language. */
export function amountOfMinor(amountMinor: number, currency: string): number {
  return amountMinor / 10 ** (minorDigits(currency) ?? 0);
}

/** Null if it is not a currency code. */
function minorDigits(currency: string): number | null {
  if (!/^[A-Za-z]{3}$/.test(currency)) return null;
  const format = numberFormat('en', { style: 'currency', currency });
  return format.resolvedOptions().maximumFractionDigits ?? null;
}

export function formatMillis(millis: number, locale?: string): string {
  const isShort = Math.abs(millis) < 10_000;
  return isShort
    ? `${formatCount(millis, locale)} ms`
    : `${numberFormat(locale, { maximumFractionDigits: 1 }).format(millis / 1_000)} s`;
}

/** An age that counts up: 0.8 s, 12 s, 3 min 5 s, 2 h 4 min. */
export function formatAge(millis: number, locale?: string): string {
  if (millis < 10_000) {
    const digits = { minimumFractionDigits: 1, maximumFractionDigits: 1 };
    return `${numberFormat(locale, digits).format(Math.floor(millis / 100) / 10)} s`;
  }
  if (millis < MINUTE_MILLIS) return `${Math.floor(millis / 1_000)} s`;
  if (millis < HOUR_MILLIS) {
    return `${Math.floor(millis / MINUTE_MILLIS)} min ${Math.floor((millis % MINUTE_MILLIS) / 1_000)} s`;
  }
  const minutes = Math.floor((millis % HOUR_MILLIS) / MINUTE_MILLIS);
  return `${formatCount(Math.floor(millis / HOUR_MILLIS), locale)} h ${minutes} min`;
}

export function formatOffset(millis: number, locale?: string): string {
  const rounded = Math.round(millis);
  return numberFormat(locale, { signDisplay: 'exceptZero', maximumFractionDigits: 0 }).format(
    rounded === 0 ? 0 : rounded,
  );
}

const dates = new Map<string, Intl.DateTimeFormat>();

/** Day and time of day; the day alone where times of day say nothing. */
export function formatDate(timeMillis: number, hasTime = true, locale?: string): string {
  const key = `${locale ?? ''}|${hasTime}`;
  let format = dates.get(key);
  if (format === undefined) {
    const time = { hour: '2-digit', minute: '2-digit', hourCycle: 'h23' } as const;
    format = new Intl.DateTimeFormat(locale, {
      day: 'numeric',
      month: 'short',
      ...(hasTime ? time : {}),
    });
    dates.set(key, format);
  }
  return format.format(timeMillis);
}

const times = new Map<string, Intl.DateTimeFormat>();

/** Time of day in the browser's time zone: 14:05, or 14:05:10 with seconds. */
export function formatTime(timeMillis: number, hasSeconds = false, locale?: string): string {
  const key = `${locale ?? ''}|${hasSeconds}`;
  let format = times.get(key);
  if (format === undefined) {
    format = new Intl.DateTimeFormat(locale, {
      hour: '2-digit',
      minute: '2-digit',
      ...(hasSeconds ? { second: '2-digit' } : {}),
      hourCycle: 'h23',
    });
    times.set(key, format);
  }
  return format.format(timeMillis);
}
