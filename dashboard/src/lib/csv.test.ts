import { describe, expect, it } from 'vitest';
import { csvOf, fileName } from './csv.ts';

describe('csv', () => {
  it('quotes what needs it and leaves numbers alone', () => {
    expect(csvOf([['a,b', 'say "x"', -1.5, 2]])).toBe('"a,b","say ""x""",-1.5,2\r\n');
  });

  it('makes no formulas', () => {
    expect(csvOf([['=1+1', '+x', '-x', '@x', 'a=b']])).toBe("'=1+1,'+x,'-x,'@x,a=b\r\n");
  });

  it('is named after what it holds', () => {
    expect(fileName(['demo-shop', 'Page views by ten seconds'])).toBe(
      'demo-shop-page-views-by-ten-seconds.csv',
    );
  });
});
