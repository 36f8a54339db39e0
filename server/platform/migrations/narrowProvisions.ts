import type { Connection } from 'mongoose';
import { newId } from '../newId.ts';

interface OldProvision {
  readonly _id: string;
  readonly record: { readonly kind: string; readonly id: string };
  readonly dataClasses: readonly string[];
  readonly firstSeq: number;
  readonly shownSeq: number;
  readonly lastSeq: number | null;
  readonly openedBy: { readonly _id: string };
}

interface Post {
  readonly seq: number;
  readonly kind: string;
  readonly vitals?: object | null;
  readonly attachments?: readonly { readonly dataClass: string }[];
}

type Classes = ReadonlyMap<number, readonly string[]>;

const batch = 200;

/**
 * From version 9 to 10: what a provision said was every class that might be shown; it is narrowed to those that can have
 * been (AU11): of a patient's page the face sheet, of a call the video, of a channel the classes of the entries that it
 * lists. A new fact says so; the old ones are linked and stay. Which numbers of a channel were shown no fact tells.
 */
export const narrowProvisions = async (db: Connection): Promise<void> => {
  const provisions = db.collection<{ _id: string }>('provisions');
  const channels = new Map<string, Promise<Classes>>();
  const classesOf = (channel: string): Promise<Classes> => {
    const known = channels.get(channel) ?? readClasses(db, channel);
    channels.set(channel, known);
    return known;
  };
  let writes: Parameters<typeof provisions.bulkWrite>[0][number][] = [];
  const flush = async () => {
    if (writes.length > 0) await provisions.bulkWrite(writes, { ordered: false });
    writes = [];
    channels.clear();
  };
  // What has the new form is done: a run that was cut off goes on with the rest.
  const old = provisions.find({ fact: { $exists: false } }, { batchSize: batch });
  for await (const found of old) {
    const provision = found as unknown as OldProvision;
    const filter = { _id: provision._id, fact: { $exists: false } };
    writes.push({ updateOne: { filter, update: { $set: await narrowed(provision, classesOf) } } });
    if (writes.length >= batch) await flush();
  }
  await flush();
};

const narrowed = async (
  provision: OldProvision,
  classesOf: (channel: string) => Promise<Classes>,
): Promise<object> => {
  const { dataClasses, firstSeq, lastSeq, shownSeq, openedBy } = provision;
  const last = lastSeq ?? shownSeq;
  const possible = await possibleIn(provision, last, classesOf);
  const kept = possible === null ? dataClasses : dataClasses.filter((each) => possible.has(each));
  const form = { act: 'read', fact: openedBy._id };
  if (kept.length === dataClasses.length) return form;
  const narrowedBy = {
    ...openedBy,
    ...{ _id: newId(), at: new Date(), kind: 'provision-narrowed', dataClasses: kept },
    shown: last < firstSeq || kept.length === 0 ? [] : [{ first: firstSeq, last }],
    ...{ object: null, times: 1 },
  };
  return { ...form, dataClasses: kept, narrowedBy, unlinked: narrowedBy._id };
};

/** Null: nothing tells. */
const possibleIn = async (
  { record, firstSeq }: OldProvision,
  last: number,
  classesOf: (channel: string) => Promise<Classes>,
): Promise<ReadonlySet<string> | null> => {
  if (record.kind === 'patient') return new Set(['face-sheet']);
  if (record.kind === 'conference') return new Set(['video']);
  if (record.kind !== 'channel') return null;
  const classes = await classesOf(record.id);
  const found = new Set<string>();
  for (let seq = firstSeq; seq <= last; seq++) for (const each of classes.get(seq) ?? []) found.add(each);
  return found;
};

/** As server/domain/channels/shownRuns.ts was at version 10; never changed. */
const readClasses = async (db: Connection, channel: string): Promise<Classes> => {
  const classes = new Map<number, readonly string[]>();
  const fields = { seq: 1, kind: 1, vitals: 1, 'attachments.dataClass': 1 };
  const posts = db.collection('posts').find({ channel }, { projection: fields, batchSize: 1_000 });
  for await (const found of posts) {
    const { seq, kind, vitals = null, attachments = [] } = found as unknown as Post;
    const words = kind === 'visit-report' ? kind : 'post';
    const own = [words, ...(vitals === null ? [] : ['vitals']), ...attachments.map((each) => each.dataClass)];
    classes.set(seq, own);
  }
  return classes;
};
