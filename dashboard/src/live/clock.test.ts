import { expect, it } from 'vitest';
import { ServerClock } from './clock.ts';

it('trusts the smallest round trip', () => {
  const clock = new ServerClock();

  clock.pong(1_000, 1_400, 6_100);
  clock.pong(2_000, 2_010, 7_005);
  clock.pong(3_000, 3_200, 8_150);

  expect(clock.estimate()).toEqual({ offsetMillis: 5_000, uncertaintyMillis: 5 });
  expect(clock.serverTime(10_000)).toBe(15_000);
});

it('forgets old round trips, so that it follows a drifting clock', () => {
  const clock = new ServerClock();
  clock.pong(0, 2, 1_001);

  for (let i = 1; i <= 12; i++) clock.pong(i * 100, i * 100 + 10, i * 100 + 5 + 2_000);

  expect(clock.estimate()?.offsetMillis).toBe(2_000);
});

it('uses the first word of the server until a pong came, without calling it an estimate', () => {
  const clock = new ServerClock();

  clock.hint(9_000, 1_000);

  expect(clock.estimate()).toBeNull();
  expect(clock.serverTime(2_000)).toBe(10_000);
});

it('drops a pong that seems older than its ping, because the local clock was set', () => {
  const clock = new ServerClock();

  clock.pong(5_000, 4_000, 4_500);

  expect(clock.estimate()).toBeNull();
});
