import { describe, expect, it } from '@jest/globals';
import {
  answered,
  asked,
  followed,
  heldBack,
  reached,
  readsOn,
  type Sending,
  sentUpTo,
  unasked,
} from '#collab/sending.ts';
import { hasAnswered, hasAsked, hasTyped, open, type Taking } from '#collab/taking.ts';

const [first, second] = [new Uint8Array([1]), new Uint8Array([2])];

describe('[MI26] what a connection has been sent', () => {
  const states: Record<string, Sending> = {
    unasked,
    answering: { is: 'answering', sentUpTo: null, again: null },
    answeringMore: { is: 'answering', sentUpTo: 4, again: first },
    readingOn: { is: 'reading-on', sentUpTo: 4, again: null },
    following: { is: 'following', sentUpTo: 4 },
  };
  type Move = (sending: Sending) => Sending;
  const moves: Record<string, Move> = {
    asked: (each) => asked(each, second),
    readsOn: (each) => readsOn(each, 6),
    readsOnAtHead: (each) => readsOn(each, 4),
    reached: (each) => reached(each, 6),
    answered: (each) => answered(each, 6),
    heldBack,
    followed: (each) => followed(each, 5, 7),
    followedPastAGap: (each) => followed(each, 6, 7),
    followedBehind: (each) => followed(each, 4, 7),
  };
  const same = Symbol('as it was');
  const done: Sending = { is: 'following', sentUpTo: 6 };
  const begun: Sending = { is: 'answering', sentUpTo: null, again: null };
  const table: Record<string, Record<string, Sending | typeof same>> = {
    unasked: {
      ...{ asked: begun, readsOn: same, readsOnAtHead: same, reached: same },
      ...{ answered: done, heldBack: same, followed: same, followedPastAGap: same, followedBehind: same },
    },
    answering: {
      ...{ asked: { is: 'answering', sentUpTo: null, again: second }, readsOn: same, readsOnAtHead: same },
      ...{ reached: { is: 'answering', sentUpTo: 6, again: null }, answered: done, heldBack: unasked },
      ...{ followed: same, followedPastAGap: same, followedBehind: same },
    },
    answeringMore: {
      ...{ asked: { is: 'answering', sentUpTo: 4, again: second }, readsOn: same, readsOnAtHead: same },
      ...{ reached: { is: 'answering', sentUpTo: 6, again: first } },
      ...{ answered: done, heldBack: { is: 'following', sentUpTo: 4 } },
      ...{ followed: same, followedPastAGap: same, followedBehind: same },
    },
    readingOn: {
      ...{ asked: { is: 'reading-on', sentUpTo: 4, again: second }, readsOn: same, readsOnAtHead: same },
      ...{ reached: { is: 'reading-on', sentUpTo: 6, again: null } },
      ...{ answered: done, heldBack: { is: 'following', sentUpTo: 4 } },
      ...{ followed: same, followedPastAGap: same, followedBehind: same },
    },
    following: {
      asked: { is: 'answering', sentUpTo: 4, again: null },
      readsOn: { is: 'reading-on', sentUpTo: 4, again: null },
      ...{ readsOnAtHead: same, reached: same, answered: same, heldBack: same },
      followed: { is: 'following', sentUpTo: 7 },
      ...{ followedPastAGap: same, followedBehind: same },
    },
  };
  const each = Object.entries(table).flatMap(([state, row]) =>
    Object.entries(row).map(([move, expected]) => [state, move, expected] as const),
  );

  it('moves by every move from every state as the table says', () => {
    expect(each).toHaveLength(Object.keys(states).length * Object.keys(moves).length);
    for (const [state, move, expected] of each) {
      const before = states[state] as Sending;
      const after = (moves[move] as Move)(before);
      expect({ state, move, after }).toEqual({ state, move, after: expected === same ? before : expected });
    }
  });

  it('is told as its place in the log, and nothing before it has been answered', () => {
    expect(Object.values(states).map(sentUpTo)).toEqual([null, null, 4, 4, 4]);
  });
});

describe('[MI26] what is done with what a connection sends', () => {
  const holding: Taking = { is: 'holding', held: [first], bytes: 1 };
  const answered: Taking = { is: 'answered' };

  it('it is held from its question until its answer, and comes behind that', () => {
    expect(hasAsked(open)).toEqual({ is: 'holding', held: [], bytes: 0 });
    expect(hasTyped(holding, second)).toEqual({
      taking: { is: 'holding', held: [first, second], bytes: 2 },
      write: [],
    });
    expect(hasAnswered(holding, second)).toEqual({ taking: answered, write: [second, first] });
  });

  it('nothing is held of who has not asked, or has answered before', () => {
    for (const taking of [open, answered])
      expect(hasTyped(taking, first)).toEqual({ taking, write: [first] });
    expect(hasAnswered(open, first)).toEqual({ taking: answered, write: [first] });
    expect(hasAnswered(answered, first)).toEqual({ taking: answered, write: [first] });
    expect(hasAsked(answered)).toBe(answered);
    // A second question: what is held stays held.
    expect(hasAsked(holding)).toBe(holding);
  });
});
