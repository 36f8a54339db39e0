import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import * as Y from 'yjs';
import { type Acceptance, acceptUpdate, encodeClocks } from '#domain/minutes/acceptUpdate.ts';
import { packDeleted, unpackDeleted } from '#domain/minutes/deletedRanges.ts';
import { advance, type DocumentState, emptyDocument } from '#domain/minutes/documentState.ts';
import type { Author, MinutesEntry } from '#domain/minutes/minutesEntry.ts';
import { packPlaces, unpackPlaces } from '#domain/minutes/packPlaces.ts';
import { SortedMap } from '#domain/minutes/sortedMap.ts';
import { textChanges } from '#domain/minutes/textChanges.ts';
import { holds } from '#tests/support/holds.ts';
import { textOf } from '#tests/support/minutesClient.ts';
import { plainUpdate } from '#tests/support/plainUpdate.ts';

const rules = {
  sections: new Set(['agenda']),
  ...{ updateStructs: 20_000, updateDeletions: 20_000, documentBytes: 1_000_000, documentClients: 4_000 },
};
const [writer, reader] = ['1', '2'].map(
  (digit): Author => ({ account: digit.repeat(24) as never, position: null }),
);
const largest = Number.MAX_SAFE_INTEGER;

/** Ids of 32 bits, of 53, the last there is, and such as are the same where only their low 32 bits are looked at. */
const ids = fc
  .uniqueArray(
    fc.oneof(
      fc.maxSafeNat(),
      fc.constantFrom(largest, largest - 2 ** 32, 2 ** 32, 2 ** 32 + 1, 2 ** 31, 2 ** 31 - 1, 0, 1),
    ),
    { minLength: 2, maxLength: 2 },
  )
  .map(([first = 0, second = 0]): [number, number] => [first, second]);

const take = (
  log: MinutesEntry[],
  state: DocumentState,
  author: Author,
  update: Uint8Array,
): DocumentState => {
  const accepted: Acceptance = acceptUpdate(state, author, update, rules);
  if (!('update' in accepted)) throw new Error(`not taken: ${JSON.stringify(accepted)}`);
  const entry: MinutesEntry = {
    ...{ n: state.head + 1, at: new Date(0), author, fact: null },
    event: { kind: 'update', ...accepted },
  };
  log.push(entry);
  return advance(state, [entry]);
};
const open = (log: readonly MinutesEntry[]): Y.Doc => {
  const doc = new Y.Doc();
  for (const { event } of log) if (event.kind === 'update') Y.applyUpdate(doc, event.update);
  return doc;
};

describe('a client id of up to 53 bits', () => {
  it('[DO8] writes, is leant on and is deleted from like any other, in the log, its snapshots and its versions', () => {
    holds(
      fc.property(ids, ([a, b]) => {
        const log: MinutesEntry[] = [];
        const written = plainUpdate(a, 0, [
          { below: 'agenda', node: 'paragraph' },
          { below: [a, 0], node: 'text' },
          { below: [a, 1], text: 'これは見本' },
        ]);
        let state = take(log, emptyDocument, writer as Author, written);
        // Beside a character of the first, and that one character less.
        state = take(
          log,
          state,
          reader as Author,
          plainUpdate(b, 0, [{ after: [a, 6], text: 'です' }], [[a, 2, 1]]),
        );
        const doc = open(log);
        expect(textOf(doc, 'agenda')).toBe('れは見本です');
        expect([doc.store.pendingStructs, doc.store.pendingDs]).toEqual([null, null]);
        expect([...state.writers].map(([client, { clock }]) => [client, clock])).toEqual(
          [
            [a, 7],
            [b, 2],
          ].sort(([one = 0], [other = 0]) => one - other),
        );
        expect(Y.decodeStateVector(encodeClocks(state.writers))).toEqual(
          new Map([
            [a, 7],
            [b, 2],
          ]),
        );

        const empty = SortedMap.empty<never>();
        const kept = packPlaces(state.places);
        expect(packPlaces(unpackPlaces(kept, empty))).toEqual(kept);
        const deleted = packDeleted(state.deleted);
        expect(packDeleted(unpackDeleted(deleted, empty))).toEqual(deleted);
        const changes = textChanges(open(log.slice(0, 1)), doc, ['agenda'], log.slice(1));
        expect(changes).toMatchObject([{ before: 'これは見本', after: 'れは見本です', by: [reader] }]);

        // Whose it is, is known by all of its bits.
        const more = (client: number) => plainUpdate(client, 7, [{ after: [a, 6], text: '。' }]);
        expect(acceptUpdate(state, reader as Author, more(a), rules)).toEqual({ refused: 'foreign-client' });
        take(log, state, writer as Author, more(a));
      }),
      200,
    );
  });

  it('[DO8] ends at what a number holds exactly: what is larger is malformed', () => {
    const of = (client: number) =>
      acceptUpdate(
        emptyDocument,
        writer as Author,
        plainUpdate(client, 0, [{ below: 'agenda', node: 'paragraph' }]),
        rules,
      );
    expect(of(largest)).toHaveProperty('update');
    for (const client of [2 ** 53, 2 ** 60]) expect(of(client)).toEqual({ refused: 'malformed' });
  });
});
