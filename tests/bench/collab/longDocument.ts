import * as Y from 'yjs';
import { collabBounds } from '#contracts/collab.ts';
import { acceptUpdate } from '#domain/minutes/acceptUpdate.ts';
import { type DocumentState, emptyDocument, followedBy } from '#domain/minutes/documentState.ts';
import type { Author } from '#domain/minutes/minutesEntry.ts';
import { formOf } from '#domain/minutes/minutesForms.ts';
import { newId } from '#platform/newId.ts';
import { type StoredEntry, toRecord } from '#server/minutes/logStore.ts';
import { minutesLogModel } from '#server/minutes/minutesLogModel.ts';
import type { MinutesNode } from '#tests/support/minutesNode.ts';
import { newMinutes } from '#tests/support/minutesRecord.ts';
import { oneEdit, type Typist } from '../minutes/oneEdit.ts';

const writers = 8;
/** So many entries behind its newest snapshot, which is the most that a join finds. */
const tail = 200;

export interface LongDocument {
  readonly id: string;
  readonly edits: number;
  /** All of it as one update. */
  readonly state: Uint8Array;
  readonly clocks: ReadonlyMap<number, number>;
  readonly text: string;
}

/**
 * Minutes with so many edits, each an entry of the log that was accepted as at the door: eight people who write at once,
 * each their own lines. Written into the store some thousands at a time, for typing them takes an hour.
 */
export const longDocument = async (
  { platform, snapshots }: MinutesNode,
  edits: number,
): Promise<LongDocument> => {
  const id = await newMinutes(platform.db);
  const sections = formOf('service-meeting').sections.map(({ key }) => key);
  const rules = { ...collabBounds, sections: new Set(sections) };
  const people = Array.from({ length: writers }, (_, at) => ({
    author: { account: newId(), position: newId() } as Author,
    typist: { doc: new Y.Doc(), section: sections[at % sections.length]!, line: null, typed: 0 } as Typist,
  }));
  const rows = minutesLogModel(platform.db).collection;
  const whole = new Y.Doc();
  let state: DocumentState = emptyDocument;
  let waiting: StoredEntry[] = [];
  const store = async (): Promise<void> => {
    const records = waiting.map((entry) => {
      const { update, ...record } = toRecord(id, entry);
      return { ...record, update: Buffer.from(update as Uint8Array) };
    });
    waiting = [];
    await rows.insertMany(records as never[], { ordered: true });
  };
  for (let n = 1; n <= edits; n += 1) {
    const { author, typist } = people[n % writers]!;
    const update = oneEdit(typist);
    const accepted = acceptUpdate(state, author, update, rules);
    if (!('update' in accepted)) throw new Error(JSON.stringify(accepted));
    const event = { kind: 'update', update: accepted.update, clients: accepted.clients } as const;
    state = followedBy(state, { n, author, event }, accepted.text);
    Y.applyUpdate(whole, accepted.update);
    waiting.push({ id: newId(), n, at: new Date(), author, event, fact: null });
    if (waiting.length === 5_000) await store();
    if (n === edits - tail) {
      const snapshot = { n, bytes: state.bytes, update: Y.encodeStateAsUpdate(whole) };
      await snapshots.save(id, snapshot, state);
    }
  }
  if (waiting.length > 0) await store();
  const clocks = new Map([...state.writers].map(([client, { clock }]) => [client, clock]));
  const text = sections.map((section) => whole.getXmlFragment(section).toString()).join('\n');
  return { id, edits, state: Y.encodeStateAsUpdate(whole), clocks, text };
};
