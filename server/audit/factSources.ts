import type { Connection } from 'mongoose';
import type { FactRecord } from '#access/factRecord.ts';

/** One place where facts lie: in the documents they record (DESIGN decision 8), or in the gate's own intake. */
export interface FactSource {
  readonly name: string;
  /** Facts recorded at `from` or later, all of them, about in the order in which they were. */
  readonly since: (from: Date) => AsyncIterable<FactRecord>;
  readonly makeIndex: () => Promise<unknown>;
}

/** [AU1] Every place: collection, and the path of its fact; `list` where a document holds several. */
const places = [
  { collection: 'facts', path: '' },
  { collection: 'provisions', path: 'openedBy' },
  { collection: 'provisions', path: 'closedBy' },
  { collection: 'posts', path: 'fact' },
  { collection: 'receipts', path: 'fact' },
  { collection: 'minutesLog', path: 'fact' },
  { collection: 'minutesSupplements', path: 'fact' },
  { collection: 'conferences', path: 'facts', list: true },
  { collection: 'notices', path: 'fact' },
  { collection: 'notice_deliveries', path: 'fact' },
  { collection: 'notice_deliveries', path: 'acknowledgedFact' },
] as const;

export const factSources = (db: Connection): readonly FactSource[] =>
  places.map((place) => {
    const { collection, path } = place;
    const isList = 'list' in place;
    const facts = db.collection(collection);
    const key = path === '' ? 'recordedAt' : `${path}.recordedAt`;
    return {
      name: path === '' ? collection : `${collection}.${path}`,
      since: async function* (from) {
        const projection = path === '' ? {} : { projection: { [path]: 1 } };
        for await (const document of facts.find({ [key]: { $gte: from } }, projection).sort({ [key]: 1 })) {
          const found = path === '' ? document : document[path];
          // A document with several is found by its newest; the earlier ones are known, and left out by the chain.
          yield* (isList ? found : [found]) as FactRecord[];
        }
      },
      makeIndex: () => facts.createIndex({ [key]: 1 }),
    };
  });
