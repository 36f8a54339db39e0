import { describe, expect, it } from '@jest/globals';
import { openSentRuns } from '#server/channels/sentRuns.ts';

type Command = readonly [name: string, key: string, ...words: (string | number)[]];

/** Sets in memory; `batches` is what went to Redis, message by message. */
const openByHand = () => {
  const sets = new Map<string, Set<string>>();
  const batches: Command[][] = [];
  const at = { answers: true };
  const logged: unknown[] = [];
  const batch = () => {
    const commands: Command[] = [];
    const add = (...command: Command) => {
      commands.push(command);
      return chain;
    };
    const chain = {
      sadd: (key: string, ...words: string[]) => add('sadd', key, ...words),
      srem: (key: string, ...words: string[]) => add('srem', key, ...words),
      pexpire: (key: string, ms: number) => add('pexpire', key, ms),
      exec: async () => {
        if (!at.answers) throw new Error('no Redis');
        batches.push(commands);
        for (const [name, key, ...words] of commands) {
          const set = sets.get(key) ?? new Set();
          sets.set(key, set);
          for (const word of words) {
            if (name === 'sadd') set.add(String(word));
            if (name === 'srem') set.delete(String(word));
          }
        }
      },
    };
    return chain;
  };
  const redis = {
    ...{ multi: batch, pipeline: batch },
    smembers: async (key: string) => {
      if (!at.answers) throw new Error('no Redis');
      return [...(sets.get(key) ?? [])];
    },
  };
  const log = { debug: (...said: unknown[]) => logged.push(...said) };
  const sent = openSentRuns({ redis, redisPrefix: 'p:', log } as never);
  const ask = (first: number, last: number, session = 's1', channel = 'c1') =>
    sent.among(session as never, channel as never, [{ first, last }]);
  const note = (runs: { first: number; last: number }[], session = 's1', channel = 'c1') =>
    sent.note(session as never, channel as never, runs);
  return { sent, sets, batches, at, logged, ask, note };
};
const run = (first: number, last = first) => ({ first, last });
const moment = () => new Promise((resolve) => setImmediate(resolve));

describe('[PO6] what was sent to a session', () => {
  it('is what was answered to it in this channel, whoever answered', async () => {
    const { ask, note } = openByHand();
    note([run(1, 3), run(8)]);
    note([run(4)]);
    expect(await ask(2, 9)).toEqual([run(2, 4), run(8)]);
    expect(await ask(2, 9, 's2')).toEqual([]);
    expect(await ask(2, 9, 's1', 'c2')).toEqual([]);
  });

  it('goes out in one message for all that was answered in one moment, and lives a day', async () => {
    const { note, batches } = openByHand();
    note([]);
    await moment();
    expect(batches).toEqual([]);
    note([run(1, 3)]);
    note([run(5)]);
    note([run(2)], 's2');
    expect(batches).toEqual([]);
    await moment();
    const day = 24 * 60 * 60 * 1000;
    expect(batches).toEqual([
      [
        ['sadd', 'p:sent:s1:c1', '1-3', '5-5'],
        ['pexpire', 'p:sent:s1:c1', day],
        ['sadd', 'p:sent:s2:c1', '2-2'],
        ['pexpire', 'p:sent:s2:c1', day],
      ],
    ]);
    await moment();
    note([run(9)]);
    await moment();
    expect(batches).toHaveLength(2);
  });

  it('is told before it is asked for, in the same moment too', async () => {
    const { note, ask, batches } = openByHand();
    note([run(1)]);
    expect(await ask(1, 1)).toEqual([run(1)]);
    await moment();
    // It went out once.
    expect(batches).toHaveLength(1);
  });

  it('is known here of what this node pushed, without a question to Redis', async () => {
    const { sent, ask, note, at } = openByHand();
    sent.addHere((session, channel) => (session === 's1' && channel === 'c1' ? [run(1, 4)] : []));
    sent.addHere(() => [run(6)]);
    note([run(5)]);
    expect(await ask(1, 7)).toEqual([run(1, 6)]);
    at.answers = false;
    expect(await ask(2, 4)).toEqual([run(2, 4)]);
    expect(await ask(1, 1)).toEqual([run(1)]);
    // Some of what is asked for is known here: the rest is asked for all the same.
    at.answers = true;
    const asked = [run(2), run(5)];
    expect(await sent.among('s1' as never, 'c1' as never, asked)).toEqual(asked);
    at.answers = false;
    for (const [first, last] of [
      [4, 5],
      [5, 6],
      [7, 7],
    ] as const)
      await expect(ask(first, last)).rejects.toMatchObject({
        code: 'N-01',
        details: { retryAfterSeconds: 2 },
      });
  });

  it('holds up no answer where Redis is away: it is said, without what was sent, and sent anew', async () => {
    const { note, at, logged, ask } = openByHand();
    at.answers = false;
    note([run(1)]);
    await moment();
    await moment();
    expect(logged).toEqual([{ err: 'Error' }, 'sent seqs not kept']);
    at.answers = true;
    expect(await ask(1, 1)).toEqual([]);
  });

  it('is written as fewer runs once many lie apart that are few, and not before', async () => {
    const { sets, ask, batches } = openByHand();
    const key = 'p:sent:s1:c1';
    const put = (...seqs: number[]) => sets.set(key, new Set(seqs.map((seq) => `${seq}-${seq}`)));
    const upTo = (last: number) => Array.from({ length: last }, (_, at) => at + 1);
    put(...upTo(100));
    expect(await ask(1, 500)).toEqual([run(1, 100)]);
    put(...upTo(101).map((seq) => seq * 2));
    await ask(1, 500);
    expect(batches).toEqual([]);
    // 102 that are 51 runs, two and two.
    put(...upTo(153).filter((seq) => seq % 3 !== 0));
    await ask(1, 500);
    expect(batches).toEqual([]);
    // 102 that are 39.
    put(...upTo(240).filter((seq) => (seq <= 186 ? seq % 6 < 3 && seq % 6 > 0 : seq % 6 > 0 && seq > 192)));
    const apart = sets.get(key)!.size;
    expect(apart).toBe(102);
    await ask(1, 500);
    expect([batches.splice(0).length, sets.get(key)!.size]).toEqual([1, 39]);
    put(...upTo(101));
    expect(await ask(1, 500)).toEqual([run(1, 101)]);
    expect(batches).toHaveLength(1);
    // First what they are together, then away with them: whoever asks between finds all.
    expect(batches[0]!.map(([name]) => name)).toEqual(['sadd', 'srem']);
    expect([...sets.get(key)!]).toEqual(['1-101']);
    expect(await ask(1, 500)).toEqual([run(1, 101)]);
    // A run that stays is not taken away.
    put(...upTo(101), 200);
    await ask(1, 500);
    expect(sets.get(key)).toEqual(new Set(['1-101', '200-200']));
  });

  it('takes no word of Redis for a run that is none', async () => {
    const { sets, ask } = openByHand();
    sets.set('p:sent:s1:c1', new Set(['', '1', '3', 'x-y', '0-4', '7-6', '9-9', '11-12']));
    expect(await ask(1, 500)).toEqual([run(9), run(11, 12)]);
  });
});
