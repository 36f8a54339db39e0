import { describe, expect, it } from '@jest/globals';
import { isForgotten } from '#domain/conferences/isForgotten.ts';

const at = (time: string) => new Date(`2026-12-01T${time}:00+09:00`);
const meeting = { startsAt: at('14:00'), startedAt: at('13:55') };

describe('a forgotten conference', () => {
  it('[CA7] is one whose room has been empty for two hours, and not a moment sooner', () => {
    const left = { ...meeting, emptySince: at('15:10') };
    expect(isForgotten(left, at('17:09'))).toBe(false);
    expect(isForgotten(left, at('17:10'))).toBe(true);
  });

  it('[CA7] waits for the hour it was planned for, however early its room was opened', () => {
    const early = { startsAt: at('14:00'), startedAt: at('09:00'), emptySince: at('09:00') };
    expect(isForgotten(early, at('15:59'))).toBe(false);
    expect(isForgotten(early, at('16:00'))).toBe(true);
  });

  it('[CA7] counts from its start where it began late', () => {
    const late = { startsAt: at('08:00'), startedAt: at('14:00'), emptySince: at('14:00') };
    expect(isForgotten(late, at('15:59'))).toBe(false);
    expect(isForgotten(late, at('16:00'))).toBe(true);
  });

  it('[CA7] is over twelve hours after its hour, whoever is still in the room; until then nobody is put out', () => {
    const held = { startsAt: at('08:00'), startedAt: at('08:05'), emptySince: null };
    expect(isForgotten(held, at('20:04'))).toBe(false);
    expect(isForgotten(held, at('20:05'))).toBe(true);
  });
});
