import { describe, expect, it } from '@jest/globals';
import { insertRuns } from '#platform/insertRuns.ts';

interface Entry {
  readonly log: string;
  readonly n: number;
}
/** A store with a unique (log, n), which holds each command until it is let go on. */
const openStore = ({ alsoRefuses }: { alsoRefuses?: string } = {}) => {
  const stored: string[] = [];
  const commands: string[][] = [];
  const held: (() => void)[] = [];
  let holds = false;
  const insertMany = async (records: readonly Entry[]): Promise<void> => {
    const names = records.map(({ log, n }) => `${log}${n}`);
    commands.push(names);
    if (holds) await new Promise<void>((resolve) => held.push(resolve));
    if (names.some((name) => name === alsoRefuses)) throw new Error('not encoded');
    for (const [index, name] of names.entries()) {
      if (stored.includes(name))
        throw Object.assign(new Error('E11000'), { writeErrors: [{ index, code: 11000 }] });
      stored.push(name);
    }
  };
  return {
    ...{ stored, commands, insertMany },
    hold: () => {
      holds = true;
    },
    letGo: () => {
      holds = false;
      for (const go of held.splice(0)) go();
    },
  };
};
const run = (log: string, from: number, count = 1): Entry[] =>
  Array.from({ length: count }, (_, at) => ({ log, n: from + at }));
const outcome = (inserted: Promise<void>) =>
  inserted.then(
    () => 'stands',
    (error: Error) => error.message,
  );

describe('[MI25] the next entries of several logs', () => {
  it('go in one insert, and those that come meanwhile in the next one', async () => {
    const store = openStore();
    const insert = insertRuns(store.insertMany);
    store.hold();
    const first = ['a', 'b', 'c'].map((log) => insert(run(log, 1)));
    await new Promise((resolve) => setImmediate(resolve));
    const later = ['d', 'e'].map((log) => insert(run(log, 1, 2)));
    store.letGo();
    await Promise.all([...first, ...later]);
    expect(store.commands).toEqual([
      ['a1', 'b1', 'c1'],
      ['d1', 'd2', 'e1', 'e2'],
    ]);
  });

  it('where one has lost its race: those before stand, those behind it go on, and nothing of its own follows', async () => {
    const store = openStore();
    const insert = insertRuns(store.insertMany);
    await insert(run('b', 2));
    const answers = [
      insert(run('a', 1)),
      insert(run('b', 1, 3)),
      insert(run('c', 1, 2)),
      insert(run('d', 1)),
    ];
    expect(await Promise.all(answers.map(outcome))).toEqual(['stands', 'E11000', 'stands', 'stands']);
    // Never b3: it was judged by a b2 that is not the one that stands.
    expect(store.stored).toEqual(['b2', 'a1', 'b1', 'c1', 'c2', 'd1']);
    expect(store.commands.slice(1)).toEqual([
      ['a1', 'b1', 'b2', 'b3', 'c1', 'c2', 'd1'],
      ['c1', 'c2', 'd1'],
    ]);
  });

  it('are told alike where nobody knows what stands, and then go one by one, so that one harms only itself', async () => {
    const store = openStore({ alsoRefuses: 'b1' });
    const insert = insertRuns(store.insertMany);
    const together = ['a', 'b', 'c'].map((log) => outcome(insert(run(log, 1))));
    expect(await Promise.all(together)).toEqual(['not encoded', 'not encoded', 'not encoded']);
    const again = ['a', 'b', 'c'].map((log) => outcome(insert(run(log, 1))));
    expect(await Promise.all(again)).toEqual(['stands', 'not encoded', 'stands']);
    await Promise.all(['d', 'e'].map((log) => insert(run(log, 1))));
    expect(store.commands.slice(1)).toEqual([['a1'], ['b1'], ['c1'], ['d1', 'e1']]);
  });

  it('that are refused before their majority is known are all asked about', async () => {
    const error = Object.assign(new Error('no majority'), {
      writeErrors: [{ index: 1, code: 11000 }],
      result: { getWriteConcernError: () => ({ code: 64 }) },
    });
    const insert = insertRuns(async () => Promise.reject(error));
    const answers = ['a', 'b'].map((log) => outcome(insert(run(log, 1))));
    expect(await Promise.all(answers)).toEqual(['no majority', 'no majority']);
  });

  it('stay below what one insert may hold, and a longer run goes whole', async () => {
    const store = openStore();
    const insert = insertRuns(store.insertMany, 4);
    await Promise.all([
      insert(run('a', 1, 3)),
      insert(run('b', 1, 2)),
      insert(run('c', 1, 6)),
      insert(run('d', 1)),
    ]);
    expect(store.commands.map((each) => each.length)).toEqual([3, 2, 6, 1]);
  });
});
