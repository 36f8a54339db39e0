import { type Connection, Schema } from 'mongoose';
import type { AccountId, PatientId, PositionId } from '#domain/ids.ts';
import type { FamilyAddressee } from '#domain/records/familyRoom/familyVocabulary.ts';
import { defineModel } from '#platform/defineModel.ts';

/** How far somebody has read: of the family by account, of the team by position. */
export interface FamilyReadRecord {
  _id: string;
  room: PatientId;
  to: FamilyAddressee;
  account: AccountId;
  position: PositionId | null;
  upTo: number;
}

const text = { type: String, required: true };
const schema = new Schema<FamilyReadRecord>(
  {
    _id: text,
    room: text,
    to: text,
    account: text,
    position: { type: String, default: null },
    upTo: { type: Number, required: true },
  },
  { versionKey: false, collection: 'familyReads' },
).index({ room: 1, to: 1 });

export const familyReadModel = (db: Connection) => defineModel<FamilyReadRecord>(db, 'FamilyRead', schema);
