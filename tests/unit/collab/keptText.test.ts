import { describe, expect, it } from '@jest/globals';
import { keptSnapshots } from '#collab/keptSnapshots.ts';
import { keptText } from '#collab/keptText.ts';
import { decodeMessage } from '#collab/messages.ts';
import type { AppendedEntry, OpenDocument, StoredUpdate } from '#collab/ports.ts';
import { emptyDocument } from '#domain/minutes/documentState.ts';

/** A log of one-byte updates whose every third entry is a record, and what was asked of its store. */
const openLog = (head: number) => {
  const asked: string[] = [];
  const snapshots: number[] = [];
  const listeners: ((entries: readonly AppendedEntry[]) => void)[] = [];
  let last = head;
  const entry = (n: number): StoredUpdate | null =>
    n % 3 === 0 ? null : { n, update: new Uint8Array([n % 256]), clients: [] };
  const document: OpenDocument = {
    get state() {
      return { ...emptyDocument, head: last };
    },
    sections: new Set(),
    appendUpdate: async () => null,
    catchUp: async () => {},
    onAppended: (listener) => {
      listeners.push(listener);
      return () => {};
    },
    snapshot: async (upTo) => {
      asked.push(`snapshot ${upTo}`);
      const n = snapshots.filter((each) => each <= upTo).at(-1);
      return n === undefined ? null : { n, bytes: n, update: new Uint8Array([n % 256, 0]) };
    },
    updates: async function* (after, upTo) {
      asked.push(`updates ${after}-${upTo}`);
      for (let from = after; from < upTo; from += 500) {
        const ns = Array.from({ length: Math.min(500, upTo - from) }, (_, at) => from + at + 1);
        yield ns.map(entry).filter((each) => each !== null);
      }
    },
    saveSnapshot: async ({ n }) => {
      snapshots.push(n);
    },
  };
  return {
    ...{ document, asked, snapshots },
    append: (count: number): void => {
      const entries = Array.from({ length: count }, (_, at) => {
        const n = last + at + 1;
        return { n, kind: entry(n) === null ? 'commented' : 'update', update: entry(n), origins: new Set() };
      });
      last += count;
      for (const listener of listeners) listener(entries);
    },
  };
};
const nsOf = async (text: OpenDocument, after: number, upTo: number): Promise<number[]> => {
  const ns: number[] = [];
  for await (const page of text.updates(after, upTo)) ns.push(...page.map(({ n }) => n));
  return ns;
};
const texts = (after: number, upTo: number): number[] =>
  Array.from({ length: upTo - after }, (_, at) => after + at + 1).filter((n) => n % 3 !== 0);

describe('[MI24] what joins read of a document', () => {
  const opened = (head: number) => {
    const log = openLog(head);
    const text = keptText('d1', log.document, keptSnapshots());
    text.onAppended(() => {});
    return { ...log, text };
  };

  it('is read from the store by the first, and by none after it, while it grows', async () => {
    const { text, asked, snapshots, append } = opened(250);
    snapshots.push(200);
    expect((await text.snapshot(250))?.n).toBe(200);
    expect(await nsOf(text, 200, 250)).toEqual(texts(200, 250));
    expect(asked.splice(0)).toEqual(['snapshot 250', 'updates 200-250']);
    append(7);
    for (let join = 0; join < 3; join += 1) {
      expect((await text.snapshot(257))?.n).toBe(200);
      expect(await nsOf(text, 200, 257)).toEqual(texts(200, 257));
    }
    // Somebody who has a place reads on from there.
    expect(await nsOf(text, 240, 255)).toEqual(texts(240, 255));
    expect(asked).toEqual([]);
  });

  it('is the same message for all, until there is more', async () => {
    const { text, snapshots, append } = opened(20);
    snapshots.push(10);
    const [one, two] = [await text.snapshot(20), await text.snapshot(20)];
    expect(one?.message).toBe(two?.message);
    expect(decodeMessage(one?.message as Uint8Array)).toEqual({ kind: 'update', update: one?.update });
    const pageOf = async (upTo: number) =>
      (await text.updates(10, upTo)[Symbol.asyncIterator]().next()).value;
    await nsOf(text, 10, 20);
    const before = await pageOf(20);
    expect(await pageOf(20)).toBe(before);
    append(1);
    expect(await pageOf(21)).not.toBe(before);
  });

  it('goes on from a snapshot that was made here, and keeps nothing that it covers', async () => {
    const { text, asked, append } = opened(0);
    append(300);
    await text.saveSnapshot({ n: 200, bytes: 1, update: new Uint8Array([7]) }, emptyDocument);
    append(10);
    expect((await text.snapshot(310))?.n).toBe(200);
    expect(await nsOf(text, 200, 310)).toEqual(texts(200, 310));
    expect(asked).toEqual([]);
    expect(await nsOf(text, 190, 310)).toEqual(texts(190, 310));
    expect(asked).toEqual(['updates 190-310']);
  });

  it('[MI12] is never newer than what is asked for', async () => {
    const { text, asked, snapshots } = opened(500);
    snapshots.push(200, 400);
    expect((await text.snapshot(500))?.n).toBe(400);
    expect((await text.snapshot(300))?.n).toBe(200);
    expect(asked).toEqual(['snapshot 500', 'snapshot 300']);
    expect(await nsOf(text, 200, 300)).toEqual(texts(200, 300));
  });

  it('is read anew where much was written behind it, here or elsewhere', async () => {
    const { text, asked, snapshots, append } = opened(100);
    snapshots.push(100);
    await text.snapshot(100);
    for (let batch = 0; batch < 40; batch += 1) append(50);
    snapshots.push(2_000);
    asked.length = 0;
    expect((await text.snapshot(2_100))?.n).toBe(2_000);
    expect(asked).toEqual(['snapshot 2100']);
    expect(await nsOf(text, 2_000, 2_100)).toEqual(texts(2_000, 2_100));
  });

  it('is whole where entries were missed', async () => {
    const { document } = openLog(10);
    const listeners: ((entries: readonly AppendedEntry[]) => void)[] = [];
    const onAppended: OpenDocument['onAppended'] = (listener) => {
      listeners.push(listener);
      return () => {};
    };
    const text = keptText('d1', { ...document, state: document.state, onAppended }, keptSnapshots());
    text.onAppended(() => {});
    const late = { n: 15, kind: 'commented', update: null, origins: new Set() };
    for (const listener of listeners) listener([late]);
    expect(await nsOf(text, 10, 15)).toEqual(texts(10, 15));
  });
});

describe('[MI24] the snapshots that a node keeps', () => {
  it('stay within their bytes, and those that nobody joined for longest go', () => {
    const kept = keptSnapshots(1_000);
    const snapshot = { n: 1, bytes: 1, update: new Uint8Array(300) };
    for (const id of ['a', 'b', 'c']) kept.keep(id, snapshot);
    expect(kept.get('a')).toBeDefined();
    kept.keep('d', snapshot);
    expect(['a', 'b', 'c', 'd'].filter((id) => kept.get(id) !== undefined)).toEqual(['a', 'c', 'd']);
    // One in place of another counts once.
    for (let n = 2; n < 9; n += 1) kept.keep('d', { ...snapshot, n });
    expect(['a', 'c', 'd'].map((id) => kept.get(id)?.n)).toEqual([1, 1, 8]);
    kept.drop('c');
    kept.keep('e', snapshot);
    expect(['a', 'd', 'e'].every((id) => kept.get(id) !== undefined)).toBe(true);
  });
});
