import { expect, it } from 'vitest';
import { changeText } from './change.tsx';

it.each([
  [112, 100, '▲ 12 %'],
  [97, 100, '▼ 3.0 %'],
  [5, 5, '='],
  [5, 0, '▲'],
])('%d after %d is %s', (now, then, text) => {
  expect(changeText(now, then)).toBe(text);
});
