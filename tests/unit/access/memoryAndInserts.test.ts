import { describe, expect, it } from '@jest/globals';
import { AttributeMemory } from '#access/attributeMemory.ts';
import { groupInserts } from '#access/groupInserts.ts';
import { QuestionReaders } from '#access/questionReaders.ts';
import { nobodyId } from '#domain/ids.ts';

/** Readers that note what they were asked for, of two patients with a channel each. */
const readersByHand = () => {
  const asked: string[] = [];
  const known: Record<string, Record<string, object>> = {
    account: { a1: { id: 'a1' } },
    patient: { p1: { id: 'p1', channel: 'c1' }, p2: { id: 'p2', channel: 'c2' } },
    patientOfChannel: { c1: { id: 'p1', channel: 'c1' }, c2: { id: 'p2', channel: 'c2' } },
    minutes: { m1: { id: 'm1', state: 'draft' } },
  };
  const names = ['account', 'patient', 'patientOfChannel', 'facility', 'conference', 'minutes', 'notice'];
  const readers = Object.fromEntries(
    names.map((name) => [
      name,
      async (id: string, reader: string) => {
        asked.push(`${name} ${id} for ${reader}`);
        return known[name]?.[id] ?? null;
      },
    ]),
  );
  const memory = new AttributeMemory(readers as never);
  const read = (name: string, id: string) =>
    (memory.readers as unknown as Record<string, (id: string, reader: string) => Promise<unknown>>)[name]!(
      id,
      'me',
    );
  return { memory, read, asked };
};

describe('[AC13] what a node remembers', () => {
  it('is what was found in the store, by its own id and by the ids that lead there', async () => {
    const { memory, read, asked } = readersByHand();
    expect(await memory.known('patient', 'p1')).toBeUndefined();
    expect(await read('patient', 'p1')).toMatchObject({ id: 'p1' });
    expect(await memory.known('patient', 'p1')).toMatchObject({ id: 'p1' });
    // A patient that was read is found by the channel, and one that was read by the channel by itself.
    expect(await memory.known('patientOfChannel', 'c1')).toMatchObject({ id: 'p1' });
    expect(await memory.known('patientOfChannel', 'c2')).toBeUndefined();
    expect(await read('patientOfChannel', 'c2')).toMatchObject({ id: 'p2' });
    expect(await memory.known('patient', 'p2')).toMatchObject({ id: 'p2' });
    expect(await memory.known('patientOfChannel', 'c2')).toMatchObject({ id: 'p2' });
    expect(asked).toEqual(['patient p1 for me', 'patientOfChannel c2 for me']);
  });

  it('is nothing of what is not there, nor of what changes without an entry', async () => {
    const { memory, read } = readersByHand();
    for (const [name, id] of [
      ['patient', 'p9'],
      ['patientOfChannel', 'c9'],
      ['account', 'a9'],
    ] as const) {
      expect(await read(name, id)).toBeNull();
      expect(await memory.known(name, id)).toBeUndefined();
    }
    expect(await read('minutes', 'm1')).toMatchObject({ state: 'draft' });
    expect(
      ['account', 'patient', 'patientOfChannel', 'conference', 'facility'].map((name) => memory.keeps(name)),
    ).toEqual([true, true, true, true, true]);
    expect(['minutes', 'notice'].map((name) => memory.keeps(name))).toEqual([false, false]);
  });

  it('is forgotten once the log names it, by whichever id it is asked for', async () => {
    const { memory, read } = readersByHand();
    await Promise.all([read('patient', 'p1'), read('patient', 'p2'), read('account', 'a1')]);
    memory.heed({ n: 1, subject: { kind: 'patient', id: 'p1' } } as never);
    expect([await memory.known('patient', 'p1'), await memory.known('patientOfChannel', 'c1')]).toEqual([
      undefined,
      undefined,
    ]);
    expect(await memory.known('patientOfChannel', 'c2')).toMatchObject({ id: 'p2' });
    memory.heed({ n: 2, subject: { kind: 'all' } } as never);
    expect([await memory.known('patient', 'p2'), await memory.known('account', 'a1')]).toEqual([
      undefined,
      undefined,
    ]);
  });
});

describe('[AC16] the readers of one question', () => {
  const open = () => {
    const { memory, read, asked } = readersByHand();
    const readers = new QuestionReaders(memory);
    type Reader = (id: string, reader: string) => Promise<unknown>;
    const of = (which: 'remembered' | 'fresh', name: string) =>
      (readers[which] as unknown as Record<string, Reader>)[name]!;
    return { readers, of, read, asked };
  };

  it('answer from memory, and say where it lacks something', async () => {
    const { readers, of, read, asked } = open();
    await read('patient', 'p1');
    asked.length = 0;
    expect(await of('remembered', 'patient')('p1', 'me')).toMatchObject({ id: 'p1' });
    expect([readers.isLacking, asked]).toEqual([false, []]);
    expect(await of('remembered', 'account')('a1', 'me')).toBeNull();
    expect([readers.isLacking, asked]).toEqual([true, []]);
    await of('remembered', 'patient')('p1', 'me');
    expect(readers.isLacking).toBe(true);
  });

  it('[AC2] ask the store from memory for nobody, and afresh for nobody as for anybody', async () => {
    const { readers, of, asked } = open();
    const nobody = nobodyId();
    for (const name of ['patient', 'minutes']) expect(await of('remembered', name)(nobody, 'me')).toBeNull();
    expect([readers.isLacking, asked]).toEqual([false, []]);
    await of('fresh', 'patient')(nobody, 'me');
    expect(asked).toEqual([`patient ${nobody} for me`]);
  });

  it('read what no node remembers once for one question, whichever way, and what may be kept afresh', async () => {
    const { of, asked } = open();
    for (const which of ['remembered', 'fresh', 'fresh'] as const) await of(which, 'minutes')('m1', 'me');
    await of('fresh', 'minutes')('m2', 'me');
    await of('fresh', 'notice')('m1', 'me');
    expect(asked).toEqual(['minutes m1 for me', 'minutes m2 for me', 'notice m1 for me']);
    for (let times = 0; times < 2; times += 1) await of('fresh', 'patient')('p1', 'me');
    expect(asked.slice(3)).toEqual(['patient p1 for me', 'patient p1 for me']);
  });
});

describe('facts that are stored together', () => {
  const duplicate = (more: object = {}) =>
    Object.assign(new Error('duplicates'), { writeErrors: [{ code: 11000 }], ...more });
  const open = (...answers: (Error | null)[]) => {
    const batches: string[][] = [];
    const logged: unknown[] = [];
    const collection = {
      insertMany: async (docs: { _id: string }[], options: object) => {
        batches.push([...docs.map(({ _id }) => _id), JSON.stringify(options)]);
        const answer = answers.shift() ?? null;
        if (answer !== null) throw answer;
      },
    };
    const log = { error: (...said: unknown[]) => logged.push(said) };
    return { ...groupInserts<{ _id: string }>(collection, log as never), batches, logged };
  };
  const unordered = '{"ordered":false}';

  it('are one command for all that come in one moment', async () => {
    const { insert, batches, settle } = open();
    await Promise.all([insert({ _id: 'a' }, { _id: 'b' }), insert({ _id: 'c' })]);
    await settle();
    expect(batches).toEqual([['a', 'b', 'c', unordered]]);
  });

  it('are stored where they are there already, each under its own id', async () => {
    const one = open(duplicate());
    await one.insert({ _id: 'a' });
    await open(duplicate({ writeErrors: { code: 11000 } })).insert({ _id: 'a' });
    expect(one.batches).toHaveLength(1);
  });

  it('are tried three times, and then not known to be stored', async () => {
    const away = () => new Error('away');
    const { insert, batches } = open(away(), away());
    await insert({ _id: 'a' });
    expect(batches).toHaveLength(3);
    for (const error of [
      away(),
      duplicate({ writeErrors: [{ code: 11000 }, { code: 1 }] }),
      duplicate({ writeErrors: [] }),
      duplicate({ writeErrors: [7] }),
      // There, and not yet on a majority.
      duplicate({ result: { getWriteConcernError: () => ({}) } }),
    ]) {
      const lost = open(error, error, error);
      await expect(lost.insert({ _id: 'a' })).rejects.toMatchObject({
        ...{ code: 'N-01', details: { retryAfterSeconds: 2 } },
      });
      expect(lost.batches).toHaveLength(3);
      expect(lost.logged).toEqual([[{ err: error }, 'facts could not be stored']]);
    }
    const known = duplicate({ result: { getWriteConcernError: () => undefined } });
    await expect(open(known).insert({ _id: 'a' })).resolves.toBeUndefined();
  });
});
