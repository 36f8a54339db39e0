import { describe, expect, it } from '@jest/globals';
import type { Grant } from '#access/gate.ts';
import { isPushed, lastShown, memberState, pushedTo } from '#server/channels/memberState.ts';

const grant = { profile: 'post' } as Grant;
const other = { profile: 'post,vitals' } as Grant;
const groupAt = (cursor: number) => ({ key: `group-${cursor}`, cursor });

const entering = memberState.enter(grant);
const following = memberState.follow(entering, groupAt(7), 5);
const waiting = memberState.dropOut(following);
const frozen = memberState.freeze(waiting, other);

describe('[PO15] a member of a room', () => {
  it('enters with nothing pushed', () => {
    expect(entering).toEqual({ is: 'entering', grant });
    expect([lastShown(entering), pushedTo(entering)]).toEqual([0, []]);
  });

  it('[PO6] follows from the first seq that is pushed to it, as far as its group is', () => {
    expect(following).toEqual({ is: 'following', grant, group: groupAt(7), pushedFrom: 5 });
    expect([lastShown(following), pushedTo(following)]).toEqual([7, [{ first: 5, last: 7 }]]);
    // Entered with all that there is: nothing is pushed before something is appended.
    expect(pushedTo(memberState.follow(entering, groupAt(7), 8))).toEqual([]);
  });

  it('moves on with its group, and with no other', () => {
    const group = groupAt(7);
    const moving = memberState.follow(entering, group, 5);
    group.cursor = 9;
    expect([lastShown(moving), pushedTo(moving)]).toEqual([9, [{ first: 5, last: 9 }]]);
    const out = memberState.dropOut(moving);
    group.cursor = 12;
    expect([lastShown(out), pushedTo(out)]).toEqual([9, [{ first: 5, last: 9 }]]);
  });

  it('that drops out waits with what it was shown', () => {
    expect(waiting).toEqual({ is: 'waiting', grant, shown: 7, pushedFrom: 5 });
  });

  it('that is judged anew keeps its place, under the new grant', () => {
    const renewed = memberState.renew(waiting, other);
    expect(renewed).toEqual({ ...waiting, grant: other });
    const back = memberState.follow(renewed, groupAt(11), 99);
    // What was pushed before it dropped out stays pushed.
    expect(back).toEqual({
      ...{ is: 'following', grant: other },
      ...{ group: groupAt(11), pushedFrom: 5 },
    });
  });

  it('[WA15] that is frozen is pushed nothing more, and remembers where it would go on', () => {
    expect(frozen).toEqual({ is: 'frozen', grant: other, before: waiting });
    expect([lastShown(frozen), pushedTo(frozen)]).toEqual([0, [{ first: 5, last: 7 }]]);
  });

  it('[WA15] that is frozen from the start has no place to go on from', () => {
    const fromTheStart = memberState.freeze(entering, other);
    expect(fromTheStart).toEqual({ is: 'frozen', grant: other, before: null });
    expect(pushedTo(fromTheStart)).toEqual([]);
  });

  it.each([
    ['entering', entering, []],
    ['following', following, [{ first: 5, last: 7 }]],
    ['waiting', waiting, [{ first: 5, last: 7 }]],
    ['frozen', frozen, [{ first: 5, last: 7 }]],
  ] as const)('[PO6] that leaves while %s leaves what was pushed behind', (_is, state, pushed) => {
    const left = memberState.leave(state);
    expect(left).toEqual({ is: 'left', pushed });
    expect([lastShown(left), pushedTo(left)]).toEqual([0, pushed]);
    expect(memberState.leave(left)).toEqual(left);
  });

  it('[PO16] is brought by frames what follows its coming, and no frame brings what its answer did', () => {
    const states = [entering, following, waiting, frozen, memberState.leave(following)];
    expect(states.map((state) => [4, 5, 6].map((seq) => isPushed(state, seq)))).toEqual([
      [false, false, false],
      [false, true, true],
      [false, true, true],
      [false, false, false],
      [false, false, false],
    ]);
  });
});
