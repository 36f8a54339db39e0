import type { Connection } from 'mongoose';
import { unlinked } from '#access/unlinked.ts';
import type { MinutesId, PositionId } from '#domain/ids.ts';
import type { EntryLine } from '#domain/minutes/listVersions.ts';
import type { ClientSpan, EntryKind, MinutesEntry, MinutesEvent } from '#domain/minutes/minutesEntry.ts';
import { insertRuns } from '#platform/insertRuns.ts';
import { readWhole } from '#platform/readWhole.ts';
import { type LogRecord, minutesLogModel } from './minutesLogModel.ts';

/** One read of the log: bounded by n, so that the store never sorts more than it gives (ADR 0001: a range, then the sort). */
const page = 500;

/** A document's log in the store: bytes in, entries out. Who may read them is not asked here. */
export const logStore = (db: Connection) => {
  const { collection } = minutesLogModel(db);
  // Called for every keystroke: it uses the driver itself, without mongoose's documents. The concerns are the
  // connection's.
  const rows = collection as unknown as {
    find(filter: object, options: object): { toArray(): Promise<LogRecord[]> };
    findOne(filter: object, options: object): Promise<LogRecord | null>;
    insertMany(docs: readonly object[], options: object): Promise<unknown>;
    distinct(field: string, filter: object): Promise<string[]>;
    updateMany(filter: object, update: object): Promise<unknown>;
  };
  const insert = insertRuns((records: readonly LogRecord[]) =>
    rows.insertMany(
      records.map((record) => (record.update ? { ...record, update: Buffer.from(record.update) } : record)),
      { ordered: true, ignoreUndefined: true, writeConcern: { w: 'majority', j: true } },
    ),
  );
  /**
   * The last text entry after `after` and up to `upTo`, or the first one. It searches by ranges, each four times as
   * wide as the one before: the store reads a whole range before it cuts it (ADR 0001), and nearly all entries of a
   * long log are text.
   */
  const edgeOfText = async (
    document: MinutesId,
    { after, upTo, edge }: { after: number; upTo: number; edge: 'first' | 'last' },
  ): Promise<StoredEntry | null> => {
    const order = edge === 'last' ? -1 : 1;
    for (let [done, width] = [0, 50]; after + done < upTo; [done, width] = [done + width, width * 4]) {
      const n =
        edge === 'last'
          ? { $gt: Math.max(after, upTo - done - width), $lte: upTo - done }
          : { $gt: after + done, $lte: Math.min(upTo, after + done + width) };
      const [found] = await rows
        .find(
          { document, kind: 'update', n },
          { projection: { update: 0 }, sort: { document: order, kind: order, n: order }, limit: 1 },
        )
        .toArray();
      if (found !== undefined) return fromRecord({ ...found, update: new Uint8Array() });
    }
    return null;
  };
  /** All records of the form (everything but text), in order. They are few, and every view is made of them. */
  const readRecords = async (document: MinutesId, upTo: number): Promise<readonly StoredEntry[]> => {
    const found = await rows
      .find({ document, kind: { $in: recordKinds }, n: { $lte: upTo } }, { promoteBuffers: true })
      .toArray();
    return found.map(fromRecord).sort((a, b) => a.n - b.n);
  };
  return {
    /**
     * Inserts the very next entries of one document, in order. If one of the numbers is taken, that entry and those
     * after it are not inserted. Entries of several documents that wait go in one command.
     */
    insert,
    /** Which of these ids are stored, and as which numbers. */
    standing: async (ids: readonly string[]): Promise<ReadonlyMap<string, number>> => {
      const found = await rows.find({ _id: { $in: ids } }, { projection: { n: 1 } }).toArray();
      return new Map(found.map(({ _id, n }) => [_id, n]));
    },
    /** Which of these documents have an entry after the head that this node knows: one question for all of them. */
    advanced: async (heads: ReadonlyMap<MinutesId, number>): Promise<readonly MinutesId[]> => {
      // It looks for the very next number, which exists wherever a later one does.
      const next = [...heads].map(([document, head]) => ({ document, n: head + 1 }));
      const found = await rows.find({ $or: next }, { projection: { document: 1 } }).toArray();
      return found.map(({ document }) => document);
    },
    /** A page of the entries after `after`; a page that is not full is the last one. */
    read: async (
      document: MinutesId,
      after: number,
      upTo = after + page,
    ): Promise<readonly StoredEntry[]> => {
      const end = Math.min(upTo, after + page);
      const found = await rows
        .find(
          { document, n: { $gt: after, $lte: end } },
          { sort: { document: 1, n: 1 }, promoteBuffers: true },
        )
        .toArray();
      return found.map(fromRecord);
    },
    page,
    readRecords,
    /**
     * What a form is made of, in order: its records, and two of the text entries, which are long and many: the last
     * one of the form, and the first one that 確定 left out, for when the text changed last. Their bytes are not read.
     */
    readForm: async (document: MinutesId, upTo: number): Promise<readonly StoredEntry[]> => {
      const records = await readRecords(document, upTo);
      const end = records
        .map(({ event }) => (event.kind === 'finalised' ? event.asOf : undefined))
        .find((asOf) => asOf !== undefined);
      const text = [await edgeOfText(document, { after: 0, upTo: end ?? upTo, edge: 'last' })];
      if (end !== undefined) text.push(await edgeOfText(document, { after: end, upTo, edge: 'first' }));
      return [...records, ...text.filter((entry) => entry !== null)].sort((a, b) => a.n - b.n);
    },
    /** Who did what and when, without the content; for 版の履歴. */
    readLines: async (document: MinutesId, after: number, upTo: number): Promise<readonly EntryLine[]> => {
      const found = await rows
        .find(
          { document, n: { $gt: after, $lte: upTo } },
          { projection: { n: 1, at: 1, account: 1, position: 1, kind: 1 }, sort: { document: 1, n: 1 } },
        )
        .toArray();
      return found.map(({ n, at, account, position, kind }) => ({
        n,
        at,
        author: { account, position },
        kind,
      }));
    },
    findFirst: async (document: MinutesId, kind: EntryKind): Promise<StoredEntry | null> => {
      const found = await rows.findOne({ document, kind }, { promoteBuffers: true });
      return found === null ? null : fromRecord(found);
    },
    /** Of these, those whose log has an entry of this kind. */
    having: async (documents: readonly MinutesId[], kind: EntryKind): Promise<ReadonlySet<MinutesId>> => {
      const found = await rows
        .find({ document: { $in: documents }, kind }, { projection: { document: 1 }, ...readWhole })
        .toArray();
      return new Set(found.map(({ document }) => document));
    },
    /** Every position that wrote or did anything. */
    positionsIn: async (document: MinutesId): Promise<PositionId[]> =>
      (await rows.distinct('position', { document })).filter((position) => position !== null) as PositionId[],
    documentsAskedOf: (account: string): Promise<string[]> => rows.distinct('document', { asked: account }),
    /** Documents whose 確定 may have no seal yet. */
    unsealed: async (): Promise<MinutesId[]> =>
      (await rows.find({ unsealed: true }, { projection: { document: 1 } }).toArray()).map(
        ({ document }) => document,
      ),
    /** Removes the mark; the entry itself stays as it is. */
    markSealed: async (document: MinutesId): Promise<void> => {
      await rows.updateMany({ document, kind: 'finalised' }, { $unset: { unsealed: 1 } });
    },
  };
};
export type LogStore = ReturnType<typeof logStore>;

const recordKinds: readonly EntryKind[] = [
  'commented',
  'attested',
  'attended',
  'attendee-entered',
  'attendee-struck',
  'inquired',
  'inquiry-struck',
  'header-set',
  'circulated',
  'finalised',
];

export interface StoredEntry extends MinutesEntry {
  readonly id: string;
}

export const toRecord = (document: MinutesId, { id, n, at, author, event, fact }: StoredEntry): LogRecord => {
  const base = { _id: id, document, n, at, ...author, kind: event.kind, fact, ...unlinked(fact) };
  if (event.kind === 'update') return { ...base, update: event.update, clients: event.clients };
  const { kind: _, ...body } = event;
  if (event.kind === 'circulated') return { ...base, body, asked: event.asked };
  return event.kind === 'finalised' ? { ...base, body, unsealed: true } : { ...base, body };
};

const fromRecord = (record: LogRecord): StoredEntry => {
  const { _id: id, n, at, account, position, kind, fact } = record;
  const event =
    kind === 'update'
      ? { kind, update: toBytes(record.update), clients: (record.clients ?? []) as readonly ClientSpan[] }
      : ({ kind, ...record.body } as MinutesEvent);
  return { id, n, at, author: { account, position: position ?? null }, event, fact: fact ?? null };
};

/** As a plain Uint8Array: yjs and the seal cannot use a Buffer that is part of a shared pool. */
export const toBytes = (stored: unknown): Uint8Array => {
  if (stored instanceof Uint8Array) return new Uint8Array(stored);
  if (
    typeof stored === 'object' &&
    stored !== null &&
    'value' in stored &&
    typeof stored.value === 'function'
  ) {
    return new Uint8Array((stored.value as () => Uint8Array)());
  }
  throw new Error('an update without bytes');
};
