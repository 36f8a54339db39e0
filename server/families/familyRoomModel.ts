import { type Connection, Schema } from 'mongoose';
import type { AccountId, PatientId, PositionId } from '#domain/ids.ts';
import type { FamilyPersonId } from '#domain/records/familyRoom/familyAttributes.ts';
import type {
  FamilyAddressee,
  FamilyConsentBy,
  FamilyEnd,
  FamilyRelation,
  IdentityDocument,
  ProxyPapers,
} from '#domain/records/familyRoom/familyVocabulary.ts';
import type { Day } from '#domain/vocabulary/days.ts';
import { defineModel } from '#platform/defineModel.ts';

export interface By {
  account: AccountId;
  position: PositionId | null;
}

export interface FamilyPerson {
  _id: FamilyPersonId;
  account: AccountId;
  relation: FamilyRelation;
  from: Day;
  until: Day | null;
  /** `name`: of who agreed; `reason`: why the office decided, where nobody could agree (FA5). */
  consent: { by: FamilyConsentBy; name: string; day: Day; reason: string | null };
  /** The kind of document that was seen, never a number (FA3). */
  identity: { document: IdentityDocument; day: Day };
  papers: { kind: ProxyPapers; seen: Day; until: Day | null; by: By } | null;
  reviewBy: Day | null;
  reviews: { reason: string; by: By; at: Date }[];
  invitedBy: By;
  invitedAt: Date;
  ended: { why: FamilyEnd; reason: string | null; by: By; at: Date } | null;
}

/** 支援措置, as it was entered; the last one counts (FA8). */
export interface Protection {
  names: boolean;
  places: boolean;
  barred: string[];
  reason: string;
  by: By;
  at: Date;
}

/** Since when the family waits, and up to which post. */
export interface Waiting {
  since: Date;
  upTo: number;
}

export interface FamilyRoomRecord {
  _id: PatientId;
  head: number;
  people: FamilyPerson[];
  readers: PositionId[];
  protections: Protection[];
  waiting: { [To in FamilyAddressee]?: Waiting | null };
}

const text = { type: String, required: true };
const plain = { _id: false };
const by = new Schema<By>({ account: text, position: { type: String, default: null } }, plain);
const person = new Schema<FamilyPerson>({
  _id: text,
  account: text,
  relation: text,
  from: text,
  until: { type: String, default: null },
  consent: new Schema({ by: text, name: text, day: text, reason: { type: String, default: null } }, plain),
  identity: new Schema({ document: text, day: text }, plain),
  papers: {
    type: new Schema({ kind: text, seen: text, until: { type: String, default: null }, by }, plain),
    default: null,
  },
  reviewBy: { type: String, default: null },
  reviews: { type: [new Schema({ reason: text, by, at: Date }, plain)], default: [] },
  invitedBy: by,
  invitedAt: Date,
  ended: {
    type: new Schema({ why: text, reason: { type: String, default: null }, by, at: Date }, plain),
    default: null,
  },
});
const protection = new Schema<Protection>(
  { names: Boolean, places: Boolean, barred: [String], reason: text, by, at: Date },
  plain,
);
const waiting = new Schema<Waiting>({ since: Date, upTo: Number }, plain);

const schema = new Schema<FamilyRoomRecord>(
  {
    _id: text,
    head: { type: Number, default: 0 },
    people: { type: [person], default: [] },
    readers: { type: [String], default: [] },
    protections: { type: [protection], default: [] },
    waiting: new Schema(
      { team: { type: waiting, default: null }, doctor: { type: waiting, default: null } },
      plain,
    ),
  },
  { versionKey: false, collection: 'familyRooms' },
).index({ 'people.account': 1 });

export const familyRoomModel = (db: Connection) => defineModel<FamilyRoomRecord>(db, 'FamilyRoom', schema);
