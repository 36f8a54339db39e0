import { describe, expect, it } from '@jest/globals';
import { insertTogether } from '#server/channels/insertTogether.ts';

interface Row {
  readonly channel: string;
  readonly seq: number;
}

/** What the driver throws where an ordered insert ended at a row. */
const refusal = (index: number, onMajority = true) =>
  Object.assign(new Error('duplicate'), {
    writeErrors: [{ index, code: 11_000 }],
    result: { getWriteConcernError: () => (onMajority ? undefined : { code: 64 }) },
  });

/** A store with a unique (channel, seq), as ordered inserts see it; the first command begins when it is let go. */
const storeOf = (taken: readonly Row[], troubles: readonly unknown[] = []) => {
  const rows = new Set(taken.map(({ channel, seq }) => `${channel} ${seq}`));
  const commands: Row[][] = [];
  const waits = [...troubles];
  const insert = async (asked: readonly Row[]): Promise<void> => {
    commands.push([...asked]);
    await new Promise((resolve) => setImmediate(resolve));
    const trouble = waits.shift();
    if (trouble !== undefined) throw trouble;
    for (const [index, { channel, seq }] of asked.entries()) {
      if (rows.has(`${channel} ${seq}`)) throw refusal(index);
      rows.add(`${channel} ${seq}`);
    }
  };
  return { rows, commands, append: insertTogether<Row>(insert) };
};
const run = (channel: string, first: number, count: number): Row[] =>
  Array.from({ length: count }, (_, at) => ({ channel, seq: first + at }));

describe('[PO14] appends of many channels', () => {
  it('that come in one moment are one command, and what comes meanwhile is the next one', async () => {
    const { commands, append } = storeOf([]);
    const early = Array.from({ length: 50 }, (_, at) => append(run(`early-${at}`, 1, 2)));
    await new Promise((resolve) => setImmediate(resolve));
    const late = Array.from({ length: 30 }, (_, at) => append(run(`late-${at}`, 1, 1)));
    await Promise.all([...early, ...late]);
    expect(commands.map(({ length }) => length)).toEqual([100, 30]);
  });

  it('lost to another node fail in their own channel alone: those before stand, those behind go again', async () => {
    const { rows, commands, append } = storeOf(run('lost', 2, 1));
    const settled = await Promise.allSettled([
      append(run('before', 1, 2)),
      append(run('lost', 1, 3)),
      append(run('behind', 1, 2)),
    ]);
    expect(settled.map(({ status }) => status)).toEqual(['fulfilled', 'rejected', 'fulfilled']);
    // Of the one that lost a prefix stands.
    expect([...rows].toSorted()).toEqual([
      ...['before 1', 'before 2', 'behind 1', 'behind 2', 'lost 1', 'lost 2'],
    ]);
    expect(commands.map(({ length }) => length)).toEqual([7, 2]);
  });

  it('of which it is not known what stands all fail: each channel asks the store for its own', async () => {
    for (const trouble of [new Error('connection lost'), refusal(1, false)]) {
      const { commands, append } = storeOf([], [trouble]);
      const settled = await Promise.allSettled([append(run('one', 1, 1)), append(run('two', 1, 2))]);
      expect(settled.map(({ status }) => status)).toEqual(['rejected', 'rejected']);
      expect(commands).toHaveLength(1);
      await append(run('one', 1, 1));
    }
  });

  it('are no larger than one message may be, and one that is larger goes alone', async () => {
    const { commands, append } = storeOf([]);
    await Promise.all([append(run('a', 1, 300)), append(run('b', 1, 100)), append(run('c', 1, 500))]);
    expect(commands.map(({ length }) => length)).toEqual([400, 500]);
  });
});
