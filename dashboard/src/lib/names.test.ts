import { expect, it } from 'vitest';
import { conversionName, countryName, deviceName, eventTypeName, plainName } from './names.ts';

it.each([
  [countryName, 'CH', 'Switzerland'],
  [countryName, 'ZZ', 'Unknown'],
  [countryName, '(other)', 'Other'],
  [countryName, 'Atlantis', 'Atlantis'],
  [deviceName, 'mobile', 'Mobile'],
  [deviceName, 'fridge', 'fridge'],
  [eventTypeName, 'page_view', 'Page views'],
  [eventTypeName, 'video_play', 'video play'],
  [conversionName, 'add_to_cart', 'Add to cart'],
  [plainName, '(direct)', 'Direct'],
  [plainName, '/cart', '/cart'],
  [plainName, '', 'Unknown'],
] as const)('%o of %s is %s', (nameOf, name, expected) => {
  expect(nameOf(name)).toBe(expected);
});
