import { expect, it } from 'vitest';
import tokens from './tokens.css?raw';

type Rgb = readonly [number, number, number];

const colours = new Map(
  [...tokens.matchAll(/--([\w-]+): light-dark\((#[0-9a-f]{6}), (#[0-9a-f]{6})\)/g)].map(
    ([, name, light, dark]) => [name, { light, dark }] as const,
  ),
);

const TEXTS = ['text', 'text-soft', 'accent-text', 'good', 'warn', 'bad'];
const MARKS = ['accent', 'idle', 'line-strong'];
const SURFACES = ['page', 'surface', 'surface-raised'];

const pairs = (foregrounds: readonly string[], least: number) =>
  foregrounds.flatMap((foreground) =>
    SURFACES.flatMap((surface) =>
      (['light', 'dark'] as const).map((theme) => [theme, foreground, surface, least] as const),
    ),
  );

it.each([...pairs(TEXTS, 4.5), ...pairs(MARKS, 3)])(
  'in the %s theme %s can be read on %s',
  (theme, foreground, surface, least) => {
    const contrast = contrastOf(colourOf(foreground, theme), colourOf(surface, theme));

    expect(contrast).toBeGreaterThanOrEqual(least);
  },
);

function colourOf(name: string, theme: 'light' | 'dark'): Rgb {
  const hex = colours.get(name)?.[theme];
  if (hex === undefined) throw new Error(`no colour ${name}`);
  const channel = (at: number) => Number.parseInt(hex.slice(at, at + 2), 16);
  return [channel(1), channel(3), channel(5)];
}

function contrastOf(a: Rgb, b: Rgb): number {
  const [lighter, darker] = [luminance(a), luminance(b)].toSorted((x, y) => y - x);
  return ((lighter ?? 0) + 0.05) / ((darker ?? 0) + 0.05);
}

function luminance([r, g, b]: Rgb): number {
  const linear = (channel: number) => {
    const share = channel / 255;
    return share <= 0.040_45 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
  };
  return 0.2126 * linear(r) + 0.7152 * linear(g) + 0.0722 * linear(b);
}
