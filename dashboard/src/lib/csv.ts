/** CSV as RFC 4180 has it, safe to open in a spreadsheet: no text becomes a formula. */
export type CsvValue = string | number;

const FORMULA_STARTS = new Set(['=', '+', '-', '@', '\t', '\r']);

export function csvOf(rows: readonly (readonly CsvValue[])[]): string {
  return rows.map((row) => `${row.map(fieldOf).join(',')}\r\n`).join('');
}

function fieldOf(value: CsvValue): string {
  if (typeof value === 'number') return String(value);
  const safe = FORMULA_STARTS.has(value.charAt(0)) ? `'${value}` : value;
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}

/** Hands a file to the browser. */
export function download(name: string, text: string): void {
  const url = URL.createObjectURL(new Blob([text], { type: 'text/csv' }));
  const link = document.createElement('a');
  link.href = url;
  link.download = name;
  link.click();
  URL.revokeObjectURL(url);
}

/** A name for a file, from words. */
export function fileName(words: readonly string[]): string {
  const name = words
    .join(' ')
    .toLowerCase()
    .replaceAll(/[^a-z0-9]+/g, '-');
  return `${name.replaceAll(/^-|-$/g, '')}.csv`;
}
