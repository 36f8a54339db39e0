import type { Grant } from '#access/gate.ts';
import { joinRuns, type SeqRuns } from '#domain/channels/seqRuns.ts';

/**
 * The members, on one node and in one channel, who may be shown exactly the same: one decision and one encoding serve
 * all of them (DESIGN decision 5). `cursor` is the last seq that was sent to them.
 */
export interface RoomGroup<Member> {
  readonly key: string;
  readonly crossing: boolean;
  readonly discloses: Grant['discloses'];
  readonly members: Set<Member>;
  cursor: number;
}

/** The gate has admitted it, and nothing was pushed to it yet. */
export interface Entering {
  readonly is: 'entering';
  readonly grant: Grant;
}

/** In a group: what is appended is pushed. */
interface Following {
  readonly is: 'following';
  /** The grant by which it was put into its group; the admission may have been judged anew since. */
  readonly grant: Grant;
  readonly group: Pick<RoomGroup<unknown>, 'key' | 'cursor'>;
  /** The first seq that is pushed to it. What was answered before counts as sent by the answer (PO6). */
  readonly pushedFrom: number;
}

/** Out of its group until it is judged anew, or until a store is back: nothing reaches it. */
interface Waiting {
  readonly is: 'waiting';
  readonly grant: Grant;
  /** The last seq that was shown to it; what follows is sent when it is put back into a group. */
  readonly shown: number;
  readonly pushedFrom: number;
}

/** [WA15] It reads back what was received: nothing newer comes, and the others do not see it among those present. */
interface Frozen {
  readonly is: 'frozen';
  readonly grant: Grant;
  /** From where it goes on if it may follow again; null if it was frozen from the start. */
  readonly before: Waiting | null;
}

/** It has left, in whatever state it was. */
interface Left {
  readonly is: 'left';
  readonly pushed: SeqRuns;
}

/** How far one connection is in one open channel. */
export type MemberState = Entering | Following | Waiting | Frozen | Left;

/** All changes of a state. A change that cannot follow the state that it is given does not compile. */
export const memberState = {
  enter: (grant: Grant): Entering => ({ is: 'entering', grant }),

  /** `pushedFrom` counts for a member that enters; one that comes back keeps its own. */
  follow: (state: Entering | Waiting, group: Following['group'], pushedFrom: number): Following => ({
    is: 'following',
    grant: state.grant,
    group,
    pushedFrom: state.is === 'waiting' ? state.pushedFrom : pushedFrom,
  }),

  dropOut: ({ grant, group, pushedFrom }: Following): Waiting => ({
    ...{ is: 'waiting', grant, pushedFrom },
    shown: group.cursor,
  }),

  /** Judged anew. */
  renew: (state: Waiting, grant: Grant): Waiting => ({ ...state, grant }),

  freeze: (state: Entering | Waiting, grant: Grant): Frozen => ({
    ...{ is: 'frozen', grant },
    before: state.is === 'waiting' ? state : null,
  }),

  leave: (state: MemberState): Left => ({ is: 'left', pushed: pushedTo(state) }),
};

/** The last seq that was pushed or answered, and from which it goes on; 0 where there was none yet. */
export const lastShown = (state: MemberState): number => {
  if (state.is === 'following') return state.group.cursor;
  return state.is === 'waiting' ? state.shown : 0;
};

/** What was pushed to it (PO6). */
export const pushedTo = (state: MemberState): SeqRuns => {
  switch (state.is) {
    case 'entering':
      return [];
    case 'following':
    case 'waiting':
      return joinRuns([{ first: state.pushedFrom, last: lastShown(state) }]);
    case 'frozen':
      return state.before === null ? [] : pushedTo(state.before);
    case 'left':
      return state.pushed;
  }
};

/** Whether a frame brings this seq, or will once it is put back into a group. What its answer brought is none. */
export const isPushed = (state: MemberState, seq: number): boolean =>
  (state.is === 'following' || state.is === 'waiting') && state.pushedFrom <= seq;
