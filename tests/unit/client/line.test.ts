import { describe, expect, it } from '@jest/globals';
import {
  type Line,
  type LineEvent,
  lineState,
  lineTimes,
  newLine,
  nextOfLine,
  stepLine,
} from '#client/api/line.ts';

/** A screen that looks at its line every quarter of a second, as watchLine does; answers when it said `off`. */
const saidAfter = (start: Line, events: readonly (readonly [number, LineEvent])[], until = 10_000) => {
  let line = start;
  const left = [...events];
  for (let now = 0; now <= until; now += 250) {
    while (left[0] !== undefined && left[0][0] <= now) {
      const [at, event] = left.shift() as [number, LineEvent];
      line = stepLine(line, event, at);
    }
    if (nextOfLine(line, now) === 'ask') line = stepLine(line, 'asked', now);
    if (lineState(line, now) !== 'on') return { at: now, state: lineState(line, now) };
  }
  return null;
};
const connected = stepLine(newLine(0), 'connected', 0);

describe('a line that is gone', () => {
  it('[SS1] is said within 4 s where packets are swallowed and nothing closes', () => {
    for (const lastHeard of [0, 300, 990, 1_700]) {
      const said = saidAfter(connected, [[lastHeard, 'heard']]);
      expect(said?.state).toBe('off');
      expect((said?.at ?? 1e9) - lastHeard).toBeLessThan(4_000);
    }
  });

  it('[SS1] is said within 4 s where the connection breaks, however often a new one is tried and refused', () => {
    const tries = Array.from({ length: 20 }, (_, n) => [500 + n * 450, 'disconnected'] as const);
    const said = saidAfter(connected, [[100, 'disconnected'], ...tries]);
    expect(said).toMatchObject({ state: 'off' });
    expect(said?.at).toBeLessThan(4_000);
  });

  it('[SS1] is said of the twenty-first screen too, with its own cause', () => {
    const tries = Array.from({ length: 20 }, (_, n) => [n * 1_000, 'refused'] as const);
    const said = saidAfter(newLine(0), tries);
    expect(said).toMatchObject({ state: 'full' });
    expect(said?.at).toBeLessThan(4_000);
  });

  it('[SS1] is said at once where the device itself has no network, and until it has', () => {
    const offline = stepLine(connected, 'offline', 100);
    expect(lineState(offline, 100)).toBe('off');
    expect(lineState(stepLine(offline, 'online', 200), 200)).toBe('on');
  });

  it('is not said of a blink, nor of a server that answers late but in time', () => {
    expect(saidAfter(connected, [[100, 'disconnected'], [2_000, 'connected'], ...beats(2_500)])).toBeNull();
    const late = Array.from({ length: 5 }, (_, n) => [1_000 + n * 2_000 + 1_500, 'heard'] as const);
    expect(saidAfter(connected, late, 10_000)).toBeNull();
  });

  it('is over with the first sign of life, and a new connection is tried after long silence alone', () => {
    const silent = stepLine(connected, 'asked', 1_000);
    expect(lineState(silent, 1_000 + lineTimes.answerMs)).toBe('off');
    expect(lineState(stepLine(silent, 'heard', 3_500), 3_500)).toBe('on');
    expect(nextOfLine(silent, 1_000 + lineTimes.giveUpMs - 1)).toBeNull();
    expect(nextOfLine(silent, 1_000 + lineTimes.giveUpMs)).toBe('renew');
    expect(nextOfLine(stepLine(silent, 'disconnected', 9_000), 20_000)).toBeNull();
  });
});

const beats = (from: number) => Array.from({ length: 40 }, (_, n) => [from + n * 500, 'heard'] as const);
