import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import * as Y from 'yjs';
import { acceptUpdate } from '#domain/minutes/acceptUpdate.ts';
import { advance, type DocumentState, emptyDocument } from '#domain/minutes/documentState.ts';
import type { Author } from '#domain/minutes/minutesEntry.ts';
import { holds } from '#tests/support/holds.ts';
import { nestBullets } from '#tests/support/nestedMinutes.ts';

const rules = {
  sections: new Set(['agenda']),
  updateStructs: 20_000,
  updateDeletions: 20_000,
  documentBytes: 12_000_000,
  documentClients: 4_000,
};
const authors: Author[] = [1, 2, 3].map((n) => ({ account: `${n}`.repeat(24) as never, position: null }));
const malformed = { refused: 'malformed' };

/** The state after this update, or why it was refused. */
const take = (state: DocumentState, author: Author, update: Uint8Array) => {
  const accepted = acceptUpdate(state, author, update, rules);
  if (!('update' in accepted)) return { refused: accepted };
  const event = { kind: 'update', ...accepted } as const;
  return { state: advance(state, [{ n: state.head + 1, at: new Date(0), author, event, fact: null }]) };
};

describe('[MI7] how deep the text of minutes may be nested', () => {
  it.each([15, 2_000])('%i bullets within each other in one update are malformed', (depth) => {
    const doc = new Y.Doc();
    nestBullets(doc, 'agenda', depth);
    const update = Y.encodeStateAsUpdate(doc);
    expect(acceptUpdate(emptyDocument, authors[0]!, update, rules)).toEqual(malformed);
  });

  it('takes fourteen bullets within each other, deeper than any form is written', () => {
    const doc = new Y.Doc();
    nestBullets(doc, 'agenda', 14);
    const taken = take(emptyDocument, authors[0]!, Y.encodeStateAsUpdate(doc));
    expect(taken.refused).toBeUndefined();
  });

  it('a chain built over many updates, by many, in any steps, stops at the same depth', () => {
    const steps = fc.array(
      fc.record({
        who: fc.nat(2),
        grow: fc.integer({ min: 3, max: 12 }),
        // What comes after a neighbour does not name its parent on the wire.
        beside: fc.boolean(),
      }),
      { minLength: 12, maxLength: 16 },
    );
    holds(
      fc.property(steps, (script) => {
        let state = emptyDocument;
        const log: Uint8Array[] = [];
        let refused = 0;
        // Where the deepest item stands: by its way of indices from the section's root.
        let way: readonly number[] = [];
        script.forEach(({ who, grow, beside }, at) => {
          const doc = new Y.Doc();
          for (const update of log) Y.applyUpdate(doc, update);
          const before = Y.encodeStateVector(doc);
          doc.clientID = at * 3 + who + 1;
          const next = [...way];
          doc.transact(() => {
            let parent: Y.XmlFragment = doc.getXmlFragment('agenda');
            for (const index of way) parent = parent.get(index) as Y.XmlElement;
            // Lists and items by turns, as the form has them.
            const names = ['bulletList', 'listItem'];
            if (beside && way.length > 0)
              parent.insert(0, [new Y.XmlElement(way.length % 2 ? 'listItem' : 'paragraph')]);
            for (let grown = 0; grown < grow; grown += 1) {
              const node = new Y.XmlElement(names[next.length % 2] ?? '');
              const index = parent.length;
              parent.insert(index, [node]);
              next.push(index);
              parent = node;
            }
          });
          const made = Y.encodeStateAsUpdate(doc, before);
          const taken = take(state, authors[who]!, made);
          if (next.length > 30) {
            expect(taken.refused).toEqual(malformed);
            refused += 1;
            return;
          }
          expect(taken.refused).toBeUndefined();
          state = taken.state ?? state;
          log.push(made);
          way = next;
        });
        expect(refused).toBe(script.length - log.length);
        expect(refused).toBeGreaterThan(0);
      }),
      20,
    );
  });
});
