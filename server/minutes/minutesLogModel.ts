import { type Connection, type Model, Schema } from 'mongoose';
import { type Unlinked, unlinkedIndex, unlinkedShape } from '#access/unlinked.ts';
import type { AccountId, MinutesId, PositionId } from '#domain/ids.ts';
import type { ClientSpan, EntryKind } from '#domain/minutes/minutesEntry.ts';
import { defineModel } from '#platform/defineModel.ts';

/** One entry as stored. Its `_id` is chosen before the insert, so that after a lost reply the writer can find it. */
export interface LogRecord extends Unlinked {
  readonly _id: string;
  readonly document: MinutesId;
  readonly n: number;
  readonly at: Date;
  readonly account: AccountId;
  readonly position: PositionId | null;
  readonly kind: EntryKind;
  /** The content of the entry, except for an update. */
  readonly body?: Record<string, unknown>;
  readonly update?: Uint8Array;
  readonly clients?: readonly ClientSpan[];
  /** Circulation only: the accounts whose 内容確認 is asked, for 確認待ち. */
  readonly asked?: readonly AccountId[];
  /** 確定 only, until its seal stands: what the sweep finds. */
  readonly unsealed?: true;
  readonly fact: unknown;
}

const schema = new Schema<LogRecord>(
  {
    _id: { type: String, required: true },
    document: { type: String, required: true },
    n: { type: Number, required: true },
    at: { type: Date, required: true },
    account: { type: String, required: true },
    position: { type: String, default: null },
    kind: { type: String, required: true },
    body: Schema.Types.Mixed,
    update: Buffer,
    clients: Schema.Types.Mixed,
    asked: { type: [String], default: undefined },
    unsealed: Boolean,
    fact: Schema.Types.Mixed,
    ...unlinkedShape,
  },
  { collection: 'minutesLog', autoIndex: false, autoCreate: false, versionKey: false },
);
// The index that refuses a writer who does not know the head (DESIGN decision 4).
schema.index(...unlinkedIndex);
schema.index({ document: 1, n: 1 }, { unique: true });
schema.index({ document: 1, kind: 1, n: 1 });
schema.index({ asked: 1 }, { sparse: true });
// Sparse: the index holds only what waits, and is empty when all is sealed, however long the log is.
schema.index({ unsealed: 1 }, { sparse: true });

export const minutesLogModel = (db: Connection): Model<LogRecord> => defineModel(db, 'MinutesLog', schema);
