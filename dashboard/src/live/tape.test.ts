import { describe, expect, it } from 'vitest';
import { Tape, type Moment } from './tape.ts';

const moment = (atMillis: number): Moment => ({
  atMillis,
  watermarkMillis: atMillis - 1_000,
  results: new Map(),
  alerts: [],
});

describe('the tape', () => {
  it('keeps a moment every two seconds, for half an hour', () => {
    const tape = new Tape();
    for (let time = 0; time <= 40 * 60_000; time += 500) tape.record(time, () => moment(time));

    expect(tape.oldestMillis).toBe(10 * 60_000);
    expect(tape.at(20 * 60_000 + 1_900)?.atMillis).toBe(20 * 60_000);
    expect(tape.at(0)?.atMillis).toBe(10 * 60_000);
    expect(tape.at(Number.MAX_SAFE_INTEGER)?.atMillis).toBe(40 * 60_000);
  });

  it('has nothing to show of another channel', () => {
    const tape = new Tape();
    tape.record(0, () => moment(0));

    tape.clear();

    expect(tape.at(0)).toBeNull();
    expect(tape.oldestMillis).toBeNull();
  });
});
