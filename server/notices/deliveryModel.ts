import { type Connection, Schema } from 'mongoose';
import type { FactRecord } from '#access/factRecord.ts';
import { type Unlinked, unlinkedIndex, unlinkedShape } from '#access/unlinked.ts';
import type { AccountId, FacilityId, NoticeId, PositionId } from '#domain/ids.ts';
import { defineModel } from '#platform/defineModel.ts';

/** One notice in one person's list, with the fact of its crossing and the marks of reading. */
export interface DeliveryRecord extends Unlinked {
  _id: string;
  notice: NoticeId;
  account: AccountId;
  position: PositionId;
  facility: FacilityId;
  profession: string;
  deliveredAt: Date;
  /** The time by which the reader's list is sorted: when it came, or when the reader was last reminded of it. */
  listedAt: Date;
  /** [NO6] When this reader was last reminded; null: never, or the facility has acknowledged since. */
  remindedAt: Date | null;
  /** Whether it was opened since the reminder; true where there was none. */
  reminderSeen: boolean;
  /** The fact of its crossing (DESIGN 8): the request as decided and its answer. */
  fact: FactRecord;
  openedAt: Date | null;
  acknowledgedAt: Date | null;
  /** The fact of acknowledging: the reader's own act, in the grant of that moment. */
  acknowledgedFact: FactRecord | null;
}

const schema = new Schema<DeliveryRecord>(
  {
    _id: { type: String, required: true },
    notice: { type: String, required: true },
    account: { type: String, required: true },
    position: { type: String, required: true },
    facility: { type: String, required: true },
    profession: { type: String, required: true },
    deliveredAt: { type: Date, required: true },
    listedAt: { type: Date, required: true },
    remindedAt: { type: Date, default: null },
    reminderSeen: { type: Boolean, default: true },
    fact: { type: Schema.Types.Mixed, required: true },
    openedAt: { type: Date, default: null },
    acknowledgedAt: { type: Date, default: null },
    acknowledgedFact: { type: Schema.Types.Mixed, default: null },
    ...unlinkedShape,
  },
  { versionKey: false, collection: 'notice_deliveries' },
)
  .index(...unlinkedIndex)
  // Once in each person's list, however often the job runs.
  .index({ notice: 1, account: 1 }, { unique: true })
  .index({ account: 1, listedAt: 1 });

export const deliveryModel = (db: Connection) => defineModel<DeliveryRecord>(db, 'NoticeDelivery', schema);
