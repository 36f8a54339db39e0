import { type Connection, Schema } from 'mongoose';
import type { AttachmentView } from '#contracts/http/attachmentRoutes.ts';
import type { AccountId, PatientId, PositionId, PostId } from '#domain/ids.ts';
import type { FamilyAddressee, FamilyRelation } from '#domain/records/familyRoom/familyVocabulary.ts';
import { defineModel } from '#platform/defineModel.ts';

/** Who wrote, with what they were called then (RI11). */
export interface FamilyAuthor {
  account: AccountId;
  position: PositionId | null;
  name: string;
  relation: FamilyRelation | null;
  profession: string | null;
  facility: string | null;
  municipality: string | null;
}

export interface FamilyPostRecord {
  _id: PostId;
  room: PatientId;
  seq: number;
  to: FamilyAddressee;
  side: 'family' | 'team';
  author: FamilyAuthor;
  at: Date;
  text: string;
  attachments: AttachmentView[];
  /** Who marked it as dealt with (対応しました). */
  handled: { author: FamilyAuthor; at: Date } | null;
}

const text = { type: String, required: true };
const author = new Schema<FamilyAuthor>(
  {
    account: text,
    position: { type: String, default: null },
    name: text,
    relation: { type: String, default: null },
    profession: { type: String, default: null },
    facility: { type: String, default: null },
    municipality: { type: String, default: null },
  },
  { _id: false },
);

const schema = new Schema<FamilyPostRecord>(
  {
    _id: text,
    room: text,
    seq: { type: Number, required: true },
    to: text,
    side: text,
    author: { type: author, required: true },
    at: { type: Date, required: true },
    text,
    attachments: { type: [Schema.Types.Mixed], default: [] } as never,
    handled: { type: new Schema({ author, at: Date }, { _id: false }), default: null },
  },
  { versionKey: false, collection: 'familyPosts' },
)
  .index({ room: 1, seq: 1 }, { unique: true })
  .index({ room: 1, to: 1, seq: 1 });

export const familyPostModel = (db: Connection) => defineModel<FamilyPostRecord>(db, 'FamilyPost', schema);
