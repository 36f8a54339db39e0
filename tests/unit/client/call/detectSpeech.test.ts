import { describe, expect, it } from '@jest/globals';
import { detectSpeech } from '#client/features/conferences/sound/detectSpeech.ts';

const STEP = 100;
/** Plays levels, one each 100 ms; answers when speech was heard, as a row of marks. */
const hear = (sound: string): string => {
  const hears = detectSpeech();
  return [...sound].map((each, at) => (hears(each === '#' ? 0.6 : 0.05, at * STEP) ? 's' : '.')).join('');
};

describe('speech into a muted microphone', () => {
  it('[CA10] is told after some hundred milliseconds of it, and not for a cough, a door or keys', () => {
    expect(hear('.#######')).toBe('....ssss');
    expect(hear('##...........##...........##')).not.toContain('s');
    expect(hear('#.#.#.#.#.#.#.#.#.#.#')).not.toContain('s');
  });

  it('[CA10] goes on over the pauses between words and ends with the voice', () => {
    expect(hear('####....####')).toBe('...sssssssss');
    expect(hear('####............')).toBe(`...s${'s'.repeat(7)}.....`);
  });

  it('[CA10] begins anew after it has ended', () => {
    expect(hear(`####${'.'.repeat(10)}##...`).slice(14)).not.toContain('s');
  });
});
