export type Product = {
  readonly id: string;
  readonly name: string;
  readonly category: string;
  readonly priceMinor: number;
  readonly line: string;
  readonly description: string;
  readonly facts: readonly string[];
};

export const CURRENCY = 'EUR';

export const PRODUCTS: readonly Product[] = [
  {
    id: 'arc-lamp',
    name: 'Arc Lamp',
    category: 'Light',
    priceMinor: 8900,
    line: 'Warm light, exactly where you read.',
    description:
      'A steel arc that stays where you put it, and a linen shade that keeps the glare off your screen.',
    facts: ['42 cm tall', 'Dims from 5 to 100 %', 'Bulb included, replaceable'],
  },
  {
    id: 'stone-mug',
    name: 'Stone Mug',
    category: 'Coffee',
    priceMinor: 1800,
    line: 'Keeps warm through a long review.',
    description:
      'Thick-walled stoneware with a handle for three fingers. Each glaze comes out a little different.',
    facts: ['330 ml', 'Dishwasher-safe', 'Fired in small batches'],
  },
  {
    id: 'grid-notebook',
    name: 'Grid Notebook',
    category: 'Paper',
    priceMinor: 1450,
    line: 'Lies flat, on every page.',
    description:
      'Thread-bound, so that it opens fully. The grid is just strong enough to guide a line.',
    facts: ['192 pages, A5', '100 g paper', 'Ribbon and elastic band'],
  },
  {
    id: 'clay-planter',
    name: 'Clay Planter',
    category: 'Plants',
    priceMinor: 2400,
    line: 'Terracotta that waters with patience.',
    description:
      'Unglazed clay lets roots breathe, and a deep saucer keeps your papers dry. Plant not included.',
    facts: ['Ø 14 cm', 'With saucer', 'For plants that forgive'],
  },
  {
    id: 'still-clock',
    name: 'Still Clock',
    category: 'Time',
    priceMinor: 4600,
    line: 'Tells the time and nothing else.',
    description:
      'A silent sweep movement in an ash-wood frame. No tick, no light, no notifications.',
    facts: ['Ø 16 cm', 'One AA cell a year', 'Stands or hangs'],
  },
  {
    id: 'field-tote',
    name: 'Field Tote',
    category: 'Carry',
    priceMinor: 3200,
    line: 'Carries the desk to the park.',
    description:
      'Heavy canvas with a padded pocket for a laptop and a flat base that stands by itself.',
    facts: ['18 litres', 'Organic cotton', 'Washable at 30 °C'],
  },
];

export function findProduct(id: string): Product | undefined {
  return PRODUCTS.find((product) => product.id === id);
}
