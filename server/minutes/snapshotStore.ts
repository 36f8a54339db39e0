import type { Connection } from 'mongoose';
import type { AccountId, MinutesId } from '#domain/ids.ts';
import { packDeleted, unpackDeleted } from '#domain/minutes/deletedRanges.ts';
import { type DocumentState, emptyDocument } from '#domain/minutes/documentState.ts';
import { packPlaces, unpackPlaces } from '#domain/minutes/packPlaces.ts';
import { SortedMap } from '#domain/minutes/sortedMap.ts';
import { isDuplicateKey } from '#platform/isDuplicateKey.ts';
import { toBytes } from './logStore.ts';
import { type SnapshotRecord, snapshotModel } from './snapshotModel.ts';

/** How many snapshots of a document are kept: the newest one for joins, the others for views of earlier versions. */
const kept = 4;

export interface Snapshot {
  readonly n: number;
  /** The size of all updates that the snapshot covers, in bytes. */
  readonly bytes: number;
  readonly update: Uint8Array;
}

/**
 * The part of a document's state that only the text updates tell, so that a snapshot has to hold it. The rest comes
 * from the records of the form, which are few and are read each time.
 */
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
    /** The state as of the newest snapshot: a node that does not have the document yet reads the log from there. */
    newestState: async (document: MinutesId): Promise<SnapshotState> => {
      const found = await newest(document, Number.MAX_SAFE_INTEGER, {
        n: 1,
        bytes: 1,
        writers: 1,
        deleted: 1,
        places: 1,
      });
      // A snapshot made before places were kept (MI8) is not enough to judge new text by. The log has everything, and
      // is read from its start instead.
      if (found?.places === undefined) return emptyDocument;
      const empty = SortedMap.empty<never>();
      const writers = empty.ofSorted(
        found.writers.map(([client, account, clock]) => [client, { account, clock }] as const),
      );
      const deleted = unpackDeleted(toBytes(found.deleted), empty);
      const places = unpackPlaces(toBytes(found.places), empty);
      return { head: found.n, bytes: found.bytes, writers, deleted, places };
    },
    /**
     * Resolves when the snapshot is on a majority, and not before. If two nodes make the same one, the second changes
     * nothing.
     */
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
