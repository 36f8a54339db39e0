import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import * as Y from 'yjs';
import { acceptUpdate, encodeClocks } from '#domain/minutes/acceptUpdate.ts';
import { advance, type DocumentState, emptyDocument } from '#domain/minutes/documentState.ts';
import type { Author } from '#domain/minutes/minutesEntry.ts';
import { holds } from '#tests/support/holds.ts';
import { typeInto } from '#tests/support/minutesClient.ts';

const rules = {
  sections: new Set(['agenda', 'discussion']),
  updateStructs: 20_000,
  updateDeletions: 20_000,
  documentBytes: 1_000_000,
  documentClients: 4_000,
};
const authors: Author[] = [1, 2, 3].map((n) => ({ account: `${n}`.repeat(24) as never, position: null }));
type Action = { who: number; section: 'agenda' | 'discussion'; text: string; erase: number; hears: boolean };

const actions = fc.array(
  fc.record<Action>({
    who: fc.nat(2),
    section: fc.constantFrom('agenda', 'discussion'),
    text: fc.string({ minLength: 1, maxLength: 6, unit: 'grapheme' }),
    erase: fc.nat(4),
    hears: fc.boolean(),
  }),
  { maxLength: 40 },
);

/** Three people type and erase, and hear of each other now and then; returns what the log took. */
const write = (
  script: readonly Action[],
  each: (state: DocumentState, update: Uint8Array, who: number) => void,
) => {
  const docs = authors.map((_, at) => {
    const doc = new Y.Doc();
    doc.clientID = at + 1;
    return doc;
  });
  let state = emptyDocument;
  const log: Uint8Array[] = [];
  const heard = [0, 0, 0];
  for (const { who, section, text, erase, hears } of script) {
    const doc = docs[who] as Y.Doc;
    if (hears)
      for (; heard[who]! < log.length; heard[who]! += 1) Y.applyUpdate(doc, log[heard[who]!]!, 'remote');
    const made: Uint8Array[] = [];
    const collect = (update: Uint8Array, origin: unknown) => origin !== 'remote' && made.push(update);
    doc.on('update', collect);
    typeInto(doc, section, text);
    const line = (doc.getXmlFragment(section).get(0) as Y.XmlElement).get(0) as Y.XmlText;
    if (erase > 0) line.delete(0, Math.min(erase, line.length));
    doc.off('update', collect);
    for (const update of made) {
      each(state, update, who);
      const accepted = acceptUpdate(state, authors[who]!, update, rules);
      // Erased by somebody else before: there is nothing left to store.
      if ('nothingNew' in accepted) continue;
      if (!('update' in accepted))
        throw new Error(`an honest update was not taken: ${JSON.stringify(accepted)}`);
      const event = { kind: 'update', ...accepted } as const;
      state = advance(state, [
        { n: state.head + 1, at: new Date(0), author: authors[who]!, event, fact: null },
      ]);
      log.push(accepted.update);
    }
  }
  return { state, log, docs };
};

const readAll = (updates: readonly Uint8Array[]) => {
  const doc = new Y.Doc();
  for (const update of updates) Y.applyUpdate(doc, update);
  return doc;
};

describe('accepting updates', () => {
  it('takes all that honest people type, and the log in order makes a document in which nothing waits', () => {
    holds(
      fc.property(actions, (script) => {
        const { state, log, docs } = write(script, () => {});
        const whole = readAll(log);
        expect(whole.store.pendingStructs).toBeNull();
        expect(whole.store.pendingDs).toBeNull();
        for (const [client, { clock }] of state.writers) expect(Y.getState(whole.store, client)).toBe(clock);
        for (const doc of docs) {
          for (const update of log) Y.applyUpdate(doc, update);
          for (const section of rules.sections) {
            expect(doc.getXmlFragment(section).toString()).toBe(whole.getXmlFragment(section).toString());
          }
        }
      }),
      100,
    );
  });

  it('[MI4] never takes new structs under the client id of another account', () => {
    holds(
      fc.property(actions, (script) => {
        write(script, (state, update, who) => {
          if (!state.writers.has(who + 1)) return;
          const accepted = acceptUpdate(state, authors[(who + 1) % 3]!, update, rules);
          // Deletions are anyone's: an update without new structs is no forgery.
          if (Y.decodeUpdate(update).structs.length > 0)
            expect(accepted).toEqual({ refused: 'foreign-client' });
        });
      }),
      50,
    );
  });

  it('a second time the same text is nothing new, and neither is all that a joining client knows', () => {
    holds(
      fc.property(actions, (script) => {
        const { state, log } = write(script, () => {});
        for (const update of log) {
          const again = acceptUpdate(state, authors[0]!, update, rules);
          expect(again).toEqual({ nothingNew: true });
        }
        // y-websocket's answer to step 1: no structs that are not there, and every deletion it has heard of.
        const joining = Y.encodeStateAsUpdate(readAll(log), encodeClocks(state.writers));
        expect(acceptUpdate(state, authors[0]!, joining, rules)).toEqual({ nothingNew: true });
      }),
      50,
    );
  });

  it('any bytes get an answer, and what is taken leaves nothing waiting', () => {
    const base = () => write([{ who: 0, section: 'agenda', text: '土台', erase: 1, hears: false }], () => {});
    const flips = fc.array(fc.tuple(fc.nat(200), fc.nat(255)), { maxLength: 5 });
    holds(
      fc.property(flips, fc.uint8Array({ maxLength: 60 }), (changes, noise) => {
        const { state, log } = base();
        const doc = new Y.Doc();
        doc.clientID = 9;
        typeInto(doc, 'discussion', '相手の文');
        const changed = Y.encodeStateAsUpdate(doc);
        for (const [at, value] of changes) changed[at % changed.length] = value;
        for (const update of [changed, noise]) {
          const accepted = acceptUpdate(state, authors[1]!, update, rules);
          if (!('update' in accepted)) continue;
          const whole = readAll([...log, accepted.update]);
          expect(whole.store.pendingStructs).toBeNull();
          expect(whole.store.pendingDs).toBeNull();
        }
      }),
      500,
    );
  });
});
