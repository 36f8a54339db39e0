import type { Connection } from 'mongoose';
import type { AccountId, MinutesId } from '#domain/ids.ts';
import { packDeleted, unpackDeleted } from '#domain/minutes/deletedRanges.ts';
import { type DocumentState, emptyDocument } from '#domain/minutes/documentState.ts';
import { packPlaces, unpackPlaces } from '#domain/minutes/packPlaces.ts';
import { SortedMap } from '#domain/minutes/sortedMap.ts';
import { isDuplicateKey } from '#platform/isDuplicateKey.ts';
import { toBytes } from './logStore.ts';
import { type SnapshotRecord, snapshotModel } from './snapshotModel.ts';

/** So many are kept: the newest for joins, the others for looking back without reading all. */
const kept = 4;

export interface Snapshot {
  readonly n: number;
  /** Of the updates that it covers. */
  readonly bytes: number;
  readonly update: Uint8Array;
}

/** Of a state, what only all updates tell; the records of the form are few, and are read. */
export type SnapshotState = Omit<DocumentState, 'finalised' | 'asOf' | 'standing'>;

export const snapshotStore = (db: Connection) => {
  const model = snapshotModel(db);
  const rows = model.collection as unknown as {
    find(filter: object, options: object): { toArray(): Promise<SnapshotRecord[]> };
    insertOne(doc: object, options: object): Promise<unknown>;
    deleteMany(filter: object): Promise<unknown>;
  };
  const newest = async (document: MinutesId, upTo: number, projection: object) => {
    const [found] = await rows
      .find(
        { document, n: { $lte: upTo } },
        { sort: { document: -1, n: -1 }, limit: 1, projection, promoteBuffers: true },
      )
      .toArray();
    return found;
  };
  return {
    newest: async (document: MinutesId, upTo: number): Promise<Snapshot | null> => {
      const found = await newest(document, upTo, { n: 1, bytes: 1, update: 1 });
      return found === undefined ? null : { n: found.n, bytes: found.bytes, update: toBytes(found.update) };
    },
    /** Where a cold node starts to read the log. */
    newestState: async (document: MinutesId): Promise<SnapshotState> => {
      const found = await newest(document, Number.MAX_SAFE_INTEGER, {
        n: 1,
        bytes: 1,
        writers: 1,
        deleted: 1,
        places: 1,
      });
      // One of before places were kept says too little to judge by: the log, which is whole, is read from its start.
      if (found?.places === undefined) return emptyDocument;
      const empty = SortedMap.empty<never>();
      const writers = empty.ofSorted(
        found.writers.map(([client, account, clock]) => [client, { account, clock }] as const),
      );
      const deleted = unpackDeleted(toBytes(found.deleted), empty);
      const places = unpackPlaces(toBytes(found.places), empty);
      return { head: found.n, bytes: found.bytes, writers, deleted, places };
    },
    /** On a majority before anybody uses it; made twice by two nodes, it is the same. */
    save: async (document: MinutesId, { n, update }: Snapshot, state: DocumentState): Promise<void> => {
      const writers = [...state.writers].map(([client, { account, clock }]): [number, AccountId, number] => [
        client,
        account,
        clock,
      ]);
      const record = { _id: `${document}:${n}`, document, n, bytes: state.bytes, writers };
      const packed = {
        update: Buffer.from(update),
        deleted: Buffer.from(packDeleted(state.deleted)),
        places: Buffer.from(packPlaces(state.places)),
      };
      try {
        await rows.insertOne({ ...record, ...packed }, { writeConcern: { w: 'majority', j: true } });
      } catch (error) {
        if (!isDuplicateKey(error)) throw error;
      }
      const all = await rows
        .find(
          { document, n: { $lte: n } },
          { projection: { n: 1 }, sort: { document: -1, n: -1 }, limit: kept },
        )
        .toArray();
      const oldest = all[kept - 1];
      if (oldest !== undefined) await rows.deleteMany({ document, n: { $lt: oldest.n } });
    },
  };
};
export type SnapshotStore = ReturnType<typeof snapshotStore>;
