import { describe, expect, it } from '@jest/globals';
import type { SignedIn } from '#client/features/session/SignedIn.ts';
import { type SessionState, stepSession } from '#client/features/session/sessionState.ts';

const signedIn = (position: string, account = 'hanako', session = 'one') =>
  ({ account: { id: account }, position, session }) as unknown as SignedIn;
const [inA, inB] = [signedIn('a'), signedIn('b')];
const at = (session: SignedIn, moved: SignedIn | 'asking' | null = null): SessionState => ({
  phase: 'in',
  session,
  moved,
});

describe('the session of one tab', () => {
  it('[SS4] signs out for A-02 alone: another position or a store that is away never does', () => {
    expect(stepSession(at(inA), { kind: 'lost', code: 'A-02' })).toEqual({
      state: { phase: 'out', why: 'ended' },
      effects: ['clear'],
    });
    expect(stepSession(at(inA), { kind: 'lost', code: 'N-01' })).toEqual({ state: at(inA), effects: [] });
    expect(stepSession(at(inA), { kind: 'lost', code: 'C-01' })).toEqual({
      state: at(inA, 'asking'),
      effects: ['ask'],
    });
  });

  it('[SS4] asks once which position it is now, however many doors say that it was switched', () => {
    expect(stepSession(at(inA, 'asking'), { kind: 'lost', code: 'C-01' }).effects).toEqual([]);
    expect(stepSession(at(inA, inB), { kind: 'lost', code: 'C-01' }).effects).toEqual([]);
    expect(stepSession(at(inA, 'asking'), { kind: 'unreachable', error: 'away' })).toEqual({
      state: at(inA, 'asking'),
      effects: ['ask-later'],
    });
  });

  it('[SS4] offers the one and the other, and does nothing by itself: two tabs never switch in turn', () => {
    const offered = stepSession(at(inA, 'asking'), { kind: 'answered', session: inB });
    expect(offered).toEqual({ state: at(inA, inB), effects: [] });
    const chosen = stepSession(offered.state, { kind: 'renewed', session: inB });
    expect(chosen).toEqual({ state: at(inB), effects: ['clear', 'enter'] });
  });

  it('[SS4] goes on as it is where the position was switched back meanwhile', () => {
    expect(stepSession(at(inA, 'asking'), { kind: 'answered', session: inA })).toEqual({
      state: at(inA),
      effects: ['enter'],
    });
  });

  it('[SS4] closes where it turns out that somebody else signed in on this browser', () => {
    expect(stepSession(at(inA, 'asking'), { kind: 'answered', session: signedIn('b', 'jiro') })).toEqual({
      state: { phase: 'out', why: 'other-account' },
      effects: ['clear'],
    });
    expect(stepSession(at(inA, 'asking'), { kind: 'refused' }).state).toEqual({ phase: 'out', why: 'ended' });
  });

  it('[SS6] enters anew after signing in again, from the sign-in screen or in place', () => {
    const again = signedIn('a', 'hanako', 'two');
    for (const before of [{ phase: 'out', why: 'ended' }, { phase: 'asking' }] as const)
      expect(stepSession(before, { kind: 'answered', session: again })).toEqual({
        state: at(again),
        effects: ['enter'],
      });
    expect(stepSession(at(inA), { kind: 'answered', session: again })).toEqual({
      state: at(again),
      effects: ['clear', 'enter'],
    });
    expect(stepSession(at(inA), { kind: 'answered', session: inA }).effects).toEqual([]);
  });

  it('tells nobody who was not signed in that a session ended, and waits for a house that is away', () => {
    expect(stepSession({ phase: 'asking' }, { kind: 'refused' }).state).toEqual({ phase: 'out', why: null });
    expect(stepSession({ phase: 'asking' }, { kind: 'unreachable', error: 'e' }).state).toEqual({
      phase: 'away',
      error: 'e',
    });
    expect(stepSession(at(inA), { kind: 'left' }).state).toEqual({ phase: 'out', why: null });
    expect(stepSession({ phase: 'asking' }, { kind: 'lost', code: 'A-02' }).state).toEqual({
      phase: 'asking',
    });
  });
});
