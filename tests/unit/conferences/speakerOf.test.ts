import { describe, expect, it } from '@jest/globals';
import { speakerOf } from '#media/speakerOf.ts';

describe('who speaks in a call', () => {
  it('[CA10] is whom all listen to, also while another is louder for a moment', () => {
    expect(speakerOf('nurse', ['doctor', 'nurse'])).toBe('nurse');
  });

  it('[CA10] is the loudest where nobody of them is whom all listened to', () => {
    expect(speakerOf('nurse', ['doctor', 'manager'])).toBe('doctor');
    expect(speakerOf(null, ['manager'])).toBe('manager');
  });

  it('[CA10] is nobody once no voice is there, whoever spoke last', () => {
    expect(speakerOf('nurse', [])).toBeNull();
    expect(speakerOf(null, [])).toBeNull();
  });
});
