import type { SignedIn } from './SignedIn.ts';

/** Why a screen asks to sign in; null where nobody was signed in here before. */
export type OutReason = 'ended' | 'other-account' | null;

export type SessionState =
  | { readonly phase: 'asking' }
  | { readonly phase: 'away'; readonly error: unknown }
  | { readonly phase: 'out'; readonly why: OutReason }
  | {
      readonly phase: 'in';
      readonly session: SignedIn;
      /** Another tab switched the position: `asking` until the server said to which, then the session as it is now. */
      readonly moved: SignedIn | 'asking' | null;
    };

export type SessionEvent =
  /** What the server says of the session of this browser. */
  | { readonly kind: 'answered'; readonly session: SignedIn }
  | { readonly kind: 'refused' }
  | { readonly kind: 'unreachable'; readonly error: unknown }
  /** Learnt at any door: A-02 signed out, C-01 the position was switched. N-01 (come again) changes nothing here. */
  | { readonly kind: 'lost'; readonly code: 'A-02' | 'C-01' | 'N-01' }
  /** This tab itself goes on with this session: it switched the position, or took the other one over. */
  | { readonly kind: 'renewed'; readonly session: SignedIn }
  | { readonly kind: 'left' };

/** What is to be done besides, in this order. */
export type SessionEffect = 'clear' | 'enter' | 'ask' | 'ask-later';

export interface SessionStep {
  readonly state: SessionState;
  readonly effects: readonly SessionEffect[];
}

const out = (why: OutReason): SessionStep => ({ state: { phase: 'out', why }, effects: ['clear'] });
const entered = (session: SignedIn, effects: readonly SessionEffect[]): SessionStep => ({
  state: { phase: 'in', session, moved: null },
  effects,
});

/** [SS4] One tab's session: signed out, switched and come-again are three answers, and none of them sets off another. */
export const stepSession = (state: SessionState, event: SessionEvent): SessionStep => {
  const stay: SessionStep = { state, effects: [] };
  switch (event.kind) {
    case 'left':
      return out(null);
    case 'renewed':
      return entered(event.session, ['clear', 'enter']);
    case 'lost': {
      if (state.phase !== 'in' || event.code === 'N-01') return stay;
      if (event.code === 'A-02') return out('ended');
      // Asked once: every door of this tab says the same.
      return state.moved === null ? { state: { ...state, moved: 'asking' }, effects: ['ask'] } : stay;
    }
    case 'answered': {
      const { session } = event;
      if (state.phase !== 'in') return entered(session, ['enter']);
      // Signed in anew in place: the session before has ended, and another stands.
      if (session.account.id === state.session.account.id && session.session !== state.session.session)
        return entered(session, ['clear', 'enter']);
      if (state.moved === null) return stay;
      if (session.account.id !== state.session.account.id) return out('other-account');
      // Switched back meanwhile: this tab goes on as it is.
      if (session.position === state.session.position) return entered(session, ['enter']);
      return { state: { ...state, moved: session }, effects: [] };
    }
    case 'refused':
      return state.phase === 'in' ? out('ended') : { state: { phase: 'out', why: null }, effects: [] };
    case 'unreachable':
      if (state.phase === 'in') return state.moved === 'asking' ? { state, effects: ['ask-later'] } : stay;
      return { state: { phase: 'away', error: event.error }, effects: [] };
  }
};
