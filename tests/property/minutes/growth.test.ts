import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import * as Y from 'yjs';
import { collabBounds } from '#contracts/collab.ts';
import { acceptUpdate } from '#domain/minutes/acceptUpdate.ts';
import { newDeletions, packDeleted, unpackDeleted, withDeleted } from '#domain/minutes/deletedRanges.ts';
import { advance, type DocumentState, emptyState } from '#domain/minutes/documentState.ts';
import { integrationOrder } from '#domain/minutes/integrationOrder.ts';
import { mergeInHalves } from '#domain/minutes/mergeInHalves.ts';
import type { Author } from '#domain/minutes/minutesEntry.ts';
import { packPlaces, unpackPlaces } from '#domain/minutes/packPlaces.ts';
import { SortedMap } from '#domain/minutes/sortedMap.ts';
import { type Forged, forgeUpdate } from '#tests/support/forgeUpdate.ts';
import { holds } from '#tests/support/holds.ts';

const rules = { ...collabBounds, sections: new Set(['agenda']) };
const author: Author = { account: '1'.repeat(24) as never, position: null };

const take = (state: DocumentState, update: Uint8Array): DocumentState => {
  const accepted = acceptUpdate(state, author, update, rules);
  if (!('update' in accepted)) throw new Error(JSON.stringify(accepted));
  const event = { kind: 'update', ...accepted } as const;
  return advance(state, [{ n: state.head + 1, at: new Date(0), author, event, fact: null }]);
};

/** A paragraph of so many characters, by client 1; they begin at clock 2. */
const paragraph = (length: number): Uint8Array => {
  const doc = Object.assign(new Y.Doc(), { clientID: 1 });
  const element = new Y.XmlElement('paragraph');
  doc.getXmlFragment('agenda').insert(0, [element]);
  element.insert(0, [new Y.XmlText('字'.repeat(length))]);
  return Y.encodeStateAsUpdate(doc);
};
const everyOther = (count: number) =>
  Array.from({ length: count }, (_, at) => ({ client: 1, from: 3 + at * 2, until: 4 + at * 2 }));

/** Far above what a balanced tree takes for each of n, and for n of thousands far below what n takes for each. */
const allowed = (n: number): number => 60 * n * Math.log2(n + 2);

describe('[MI10] work grows with the bytes, not with their square', () => {
  it.each([2_000, collabBounds.updateDeletions])(
    'deleting %i letters, each apart, at the door and at a cold opening',
    (n) => {
      const meter = { steps: 0 };
      const typed = take(emptyState(meter), paragraph(n * 2 + 2));
      const update = forgeUpdate([], everyOther(n));
      meter.steps = 0;
      const after = take(typed, update);
      expect(meter.steps).toBeGreaterThan(n);
      expect(meter.steps).toBeLessThan(allowed(n));
      // Once more: all of it is there, as when its sender joins.
      meter.steps = 0;
      expect(acceptUpdate(after, author, update, rules)).toEqual({ nothingNew: true });
      expect(meter.steps).toBeLessThan(allowed(n));
      // From a snapshot.
      meter.steps = 0;
      const empty = SortedMap.empty<never>(meter);
      expect(unpackDeleted(packDeleted(after.deleted), empty).get(1)?.size).toBe(n);
      unpackPlaces(packPlaces(after.places), empty);
      expect(meter.steps).toBeLessThan(allowed(n));
    },
  );

  it('one range over many costs no more than one, in steps and in what is stored', () => {
    const n = 10_000;
    const meter = { steps: 0 };
    const deleted = withDeleted(SortedMap.empty(meter), everyOther(n));
    meter.steps = 0;
    const fresh = newDeletions(deleted, [{ client: 1, from: 3, until: 3 + n * 2 }]);
    expect(fresh).toEqual([{ client: 1, from: 4, until: 3 + n * 2 }]);
    expect(withDeleted(deleted, fresh).get(1)?.size).toBe(1);
    expect(meter.steps).toBeLessThan(1_000);
  });

  it('a letter in a long document costs what it costs in a short one', () => {
    const costOf = (edits: number): number => {
      const meter = { steps: 0 };
      let state = emptyState(meter);
      const structs: Forged[] = [
        { client: 1, clock: 0, content: new Y.ContentType(new Y.XmlElement('paragraph')), parent: 'agenda' },
        { client: 1, clock: 1, content: new Y.ContentType(new Y.XmlText()), parent: Y.createID(1, 0) },
      ];
      // By turns a paragraph and a character elsewhere: no two of them stand in one place.
      for (let at = 0; at < edits; at += 1)
        structs.push(
          {
            client: 1,
            clock: 2 + at * 2,
            content: new Y.ContentType(new Y.XmlElement('paragraph')),
            origin: Y.createID(1, 0),
          },
          { client: 1, clock: 3 + at * 2, content: new Y.ContentString('字'), parent: Y.createID(1, 1) },
        );
      state = take(state, forgeUpdate(structs));
      state = take(state, forgeUpdate([], everyOther(edits / 2)));
      meter.steps = 0;
      const typed = {
        client: 1,
        clock: 2 + edits * 2,
        content: new Y.ContentString('字'),
        parent: Y.createID(1, 1),
      };
      take(state, forgeUpdate([typed], [{ client: 1, from: 2, until: 3 }]));
      return meter.steps;
    };
    const [short, long] = [costOf(50), costOf(9_000)];
    expect(short).toBeGreaterThan(10);
    // By the logarithm, 7.5 doublings; the arrays that were copied before would make it 180 times as much.
    expect(long).toBeLessThan(short * 5);
  });

  it('structs that wait for each other are each asked about a few times, however many clients they are of', () => {
    const clients = 200;
    const rounds = collabBounds.updateStructs / clients;
    const base = Array.from({ length: clients * rounds }, (_, at): Forged => {
      // Each waits for the next client's of the same round; the last client's for the first one's of the round before.
      const [client, clock] = [Math.floor(at / rounds) + 1, at % rounds];
      const origin =
        client < clients ? Y.createID(client + 1, clock) : clock > 0 ? Y.createID(1, clock - 1) : null;
      return { client, clock, content: new Y.ContentString('字'), origin, parent: 'agenda' };
    });
    let asked = 0;
    const structs = Y.decodeUpdate(forgeUpdate(base)).structs.map(
      (struct) =>
        new Proxy(struct as Y.Item, {
          get: (target, key) => {
            if (key === 'origin') asked += 1;
            return Reflect.get(target, key);
          },
        }),
    );
    expect(integrationOrder(structs, () => 0)).toHaveLength(clients * rounds);
    expect(asked).toBeLessThanOrEqual(3 * clients * rounds);
    asked = 0;
    // All but one, for which all the others wait: none of them is asked for ever.
    expect(integrationOrder(structs.slice(0, -rounds), () => 0)).toHaveLength(0);
    expect(asked).toBeLessThanOrEqual(3 * clients * rounds);
  });

  it('updates that wait together are written once for each doubling of their number', () => {
    const doc = new Y.Doc();
    const updates: Uint8Array[] = [];
    doc.on('update', (update: Uint8Array) => updates.push(update));
    const text = doc.getText('agenda');
    for (let at = 0; at < 2_048; at += 1) text.insert((at * 7) % (text.length + 1), '字');
    let pieces = 0;
    const merged = mergeInHalves(updates, (pair) => {
      pieces += pair.reduce((sum, each) => sum + Y.decodeUpdate(each).structs.length, 0);
      expect(pair).toHaveLength(2);
      return Y.mergeUpdates(pair);
    });
    expect(pieces).toBeLessThanOrEqual(2_048 * 11);
    const again = new Y.Doc();
    Y.applyUpdate(again, merged);
    expect(again.getText('agenda').toString()).toBe(text.toString());
  });
});

describe('[MI10] what is deleted', () => {
  it('is the same as marked letter by letter, whatever is deleted in whatever order', () => {
    const range = fc.tuple(fc.nat(60), fc.integer({ min: 1, max: 20 }));
    holds(
      fc.property(fc.array(range, { maxLength: 40 }), range, (ranges, [from, length]) => {
        const marked = new Set<number>();
        let deleted = withDeleted(SortedMap.empty(), []);
        for (const [start, span] of ranges) {
          deleted = withDeleted(deleted, [{ client: 7, from: start, until: start + span }]);
          for (let at = start; at < start + span; at += 1) marked.add(at);
        }
        const stored = [...(deleted.get(7) ?? [])];
        const letters = stored.flatMap(([start, end]) =>
          Array.from({ length: end - start }, (_, at) => start + at),
        );
        expect(letters).toEqual([...marked].sort((a, b) => a - b));
        // Apart from each other: as few as there can be.
        expect(stored.every(([start], at) => at === 0 || start > (stored[at - 1]?.[1] ?? 0))).toBe(true);
        expect(
          [...unpackDeleted(packDeleted(deleted), SortedMap.empty())].map(([, each]) => [...each]),
        ).toEqual(stored.length === 0 ? [] : [stored]);
        const fresh = newDeletions(deleted, [{ client: 7, from, until: from + length }]);
        const there = Array.from({ length }, (_, at) => from + at).filter((at) => !marked.has(at));
        expect(fresh).toEqual(
          there.length === 0 ? [] : [{ client: 7, from: there[0], until: (there.at(-1) ?? 0) + 1 }],
        );
      }),
      500,
    );
  });
});
