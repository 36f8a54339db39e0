import { type Connection, type Model, Schema } from 'mongoose';
import type { AccountId, MinutesId } from '#domain/ids.ts';
import { defineModel } from '#platform/defineModel.ts';

/** The document as entries 1 to n make it. It only saves reading them: the log itself stays whole. */
export interface SnapshotRecord {
  readonly _id: string;
  readonly document: MinutesId;
  readonly n: number;
  readonly update: Uint8Array;
  /** The size of all updates that it covers, in bytes. */
  readonly bytes: number;
  /** For each Yjs client id the account that it belongs to, and up to which clock its structs are included. */
  readonly writers: readonly (readonly [client: number, account: AccountId, clock: number])[];
  /** What was deleted up to n, in Yjs's own format. */
  readonly deleted: Uint8Array;
  /** Where in the text each client's structs stand (`packPlaces`). Missing in snapshots made before places were kept. */
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
