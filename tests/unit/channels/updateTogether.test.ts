import { describe, expect, it } from '@jest/globals';
import { type HeldUpdate, updateTogether } from '#server/channels/updateTogether.ts';

const updateOf = (id: string, rev = 1): HeldUpdate => ({ filter: { _id: id, rev }, set: { rev: rev + 1 } });

/** A store in which these documents stand at these revisions. */
const storeOf = (revs: Map<string, number>) => {
  const commands: number[] = [];
  const update = updateTogether(async (updates) => {
    commands.push(updates.length);
    await new Promise((resolve) => setImmediate(resolve));
    const found = updates.filter(({ filter }) => revs.get(filter._id) === filter.rev);
    for (const { filter } of found) revs.set(filter._id, filter.rev + 1);
    return found.length;
  });
  return { update, commands, revs };
};

describe('[PO11] marks that move in one moment', () => {
  it('are one command, and those that come while it runs are the next', async () => {
    const { update, commands, revs } = storeOf(new Map(Array.from({ length: 40 }, (_, at) => [`${at}`, 1])));
    const early = Array.from({ length: 30 }, (_, at) => update(updateOf(`${at}`)));
    await new Promise((resolve) => setImmediate(resolve));
    const late = Array.from({ length: 10 }, (_, at) => update(updateOf(`${30 + at}`)));
    expect(await Promise.all([...early, ...late])).toEqual(Array.from({ length: 40 }, () => true));
    expect(commands).toEqual([30, 10]);
    expect([...revs.values()].every((rev) => rev === 2)).toBe(true);
  });

  it('are all looked at again where one was written by another node meanwhile', async () => {
    const { update, revs } = storeOf(
      new Map([
        ['mine', 1],
        ['theirs', 5],
      ]),
    );
    expect(await Promise.all([update(updateOf('mine')), update(updateOf('theirs'))])).toEqual([false, false]);
    // Made all the same: who looks again finds it.
    expect(revs.get('mine')).toBe(2);
    expect(await update(updateOf('mine', 2))).toBe(true);
  });

  it('of one document are made one after the other, and the others do not wait for it', async () => {
    const { update, commands } = storeOf(
      new Map([
        ['same', 1],
        ['other', 1],
      ]),
    );
    const asked = [update(updateOf('same')), update(updateOf('same')), update(updateOf('other'))];
    expect(await Promise.all(asked)).toEqual([true, false, true]);
    expect(commands).toEqual([2]);
  });

  it('fail together, and the next ones go on', async () => {
    let away = true;
    const update = updateTogether(async (updates) => {
      if (away) throw new Error('the store is away');
      return updates.length;
    });
    await expect(Promise.allSettled([update(updateOf('a')), update(updateOf('b'))])).resolves.toMatchObject([
      { status: 'rejected' },
      { status: 'rejected' },
    ]);
    away = false;
    expect(await update(updateOf('a'))).toBe(true);
  });
});
