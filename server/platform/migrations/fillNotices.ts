import type { Connection } from 'mongoose';
import { newId } from '../newId.ts';

interface OldNotice {
  readonly _id: string;
  readonly kind?: string;
  readonly status?: object | null;
  readonly patient?: string | null;
  readonly admission?: object | null;
  readonly reach?: {
    readonly reached: readonly { readonly agreement?: string | null; readonly version?: number | null }[];
  } | null;
}
interface OldFacility {
  readonly _id: string;
  readonly status?: readonly { readonly id?: string }[];
}
type Lack = readonly [path: string, value: string | null];

/** So many fields are written in one command. */
const batch = 500;

/**
 * From version 3 to 4: a notice says its kind, state, patient and admission, its reach the versions, and a facility's state
 * its id. Only what is absent is written, each by its own path, so that it may run again, and on two nodes at once.
 */
export const fillNotices = async (db: Connection): Promise<void> => {
  const ofReach = {
    'reach.reached.municipality': 1,
    'reach.reached.agreement': 1,
    'reach.reached.version': 1,
  };
  const ofNotice = { kind: 1, status: 1, patient: 1, admission: 1, ...ofReach };
  await fill<OldNotice>(db, 'notices', ofNotice, lacksOfNotice);
  await fill<OldFacility>(db, 'facilities', { status: 1 }, lacksOfFacility);
};

const fill = async <T extends { readonly _id: string }>(
  db: Connection,
  name: string,
  fields: Readonly<Record<string, number>>,
  lacksOf: (record: T) => readonly Lack[],
): Promise<void> => {
  const collection = db.collection<{ _id: string }>(name);
  let writes: Parameters<typeof collection.bulkWrite>[0][number][] = [];
  const flush = async () => {
    if (writes.length > 0) await collection.bulkWrite(writes, { ordered: false });
    writes = [];
  };
  // A cursor, not pages: the embedded store sorts a whole collection for each page (ADR 1).
  for await (const record of collection.find({}, { projection: fields, batchSize: batch }))
    for (const [path, value] of lacksOf(record as unknown as T)) {
      const filter = { _id: record._id, [path]: { $exists: false } };
      writes.push({ updateOne: { filter, update: { $set: { [path]: value } } } });
      if (writes.length >= batch) await flush();
    }
  await flush();
};

const lacksOfNotice = (notice: OldNotice): Lack[] => [
  ...(notice.kind === undefined ? [['kind', 'notice'] as const] : []),
  ...(['status', 'patient', 'admission'] as const)
    .filter((field) => notice[field] === undefined)
    .map((field): Lack => [field, null]),
  ...(notice.reach?.reached ?? []).flatMap((part, at) =>
    (['agreement', 'version'] as const)
      .filter((field) => part[field] === undefined)
      .map((field): Lack => [`reach.reached.${at}.${field}`, null]),
  ),
];

/** States are only ever added at the end: their places stay. */
const lacksOfFacility = ({ status = [] }: OldFacility): Lack[] =>
  status.flatMap(({ id }, at) => (id === undefined ? [[`status.${at}.id`, newId()] as const] : []));
