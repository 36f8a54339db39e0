import { type Connection, type Model, Schema } from 'mongoose';
import type { AccountId, MinutesId } from '#domain/ids.ts';
import { defineModel } from '#platform/defineModel.ts';

/** The document as entries 1 ... n make it. It only spares reading them: the log stays whole beside it. */
export interface SnapshotRecord {
  readonly _id: string;
  readonly document: MinutesId;
  readonly n: number;
  readonly update: Uint8Array;
  /** Bytes of the updates that it covers. */
  readonly bytes: number;
  /** Whose each Yjs client id is, and up to which clock its structs are in. */
  readonly writers: readonly (readonly [client: number, account: AccountId, clock: number])[];
  /** What is deleted by then, as Yjs writes it. */
  readonly deleted: Uint8Array;
  /** Where each client's structs stand (`packPlaces`). Missing in those made before places were kept. */
  readonly places?: Uint8Array;
}

const schema = new Schema<SnapshotRecord>(
  {
    _id: { type: String, required: true },
    document: { type: String, required: true },
    n: { type: Number, required: true },
    update: { type: Buffer, required: true },
    bytes: { type: Number, required: true },
    writers: Schema.Types.Mixed,
    deleted: Buffer,
    places: Buffer,
  },
  { collection: 'minutesSnapshots', autoIndex: false, autoCreate: false, versionKey: false },
);
schema.index({ document: 1, n: 1 }, { unique: true });

export const snapshotModel = (db: Connection): Model<SnapshotRecord> =>
  defineModel(db, 'MinutesSnapshot', schema);
