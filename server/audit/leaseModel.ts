import { type Connection, Schema } from 'mongoose';
import { defineModel } from '#platform/defineModel.ts';

/** Who links facts into chains now, and until when nobody else does; and how far each source was read. */
export interface ChainerLease {
  _id: 'chainer';
  holder: string;
  /** Raised by each who takes it over. */
  fence: number;
  until: Date;
  /** By source: everything recorded before is linked. */
  read: Record<string, Date>;
}

const schema = new Schema<ChainerLease>(
  {
    _id: { type: String, required: true },
    holder: { type: String, required: true },
    fence: { type: Number, required: true },
    until: { type: Date, required: true },
    read: { type: Schema.Types.Mixed, required: true },
  },
  { versionKey: false, collection: 'auditLease', minimize: false },
);

export const leaseModel = (db: Connection) => defineModel<ChainerLease>(db, 'ChainerLease', schema);
