import { describe, expect, it } from '@jest/globals';
import { endWord } from '#client/features/session/sessionEnd.ts';

const minute = 60_000;
const ends = { idleEndsAt: 30 * minute, endsAt: 720 * minute };

describe('the word before a session ends by itself', () => {
  it('[SS3] comes two minutes before the end for want of activity, which can be put off', () => {
    expect(endWord(ends, 28 * minute - 1)).toEqual({ kind: 'none', lookAt: 28 * minute });
    expect(endWord(ends, 28 * minute)).toEqual({ kind: 'idle', at: ends.idleEndsAt });
  });

  it('[SS3] comes five minutes before the end after twelve hours, which cannot, whatever is done meanwhile', () => {
    const busy = { ...ends, idleEndsAt: 720 * minute };
    expect(endWord(busy, 715 * minute - 1)).toEqual({ kind: 'none', lookAt: 715 * minute });
    expect(endWord(busy, 715 * minute)).toEqual({ kind: 'absolute', at: ends.endsAt });
    expect(endWord(busy, 719 * minute)).toEqual({ kind: 'absolute', at: ends.endsAt });
  });
});
