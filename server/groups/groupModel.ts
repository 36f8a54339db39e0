import { type Connection, Schema } from 'mongoose';
import type { AccountId, MembershipId, PositionId } from '#domain/ids.ts';
import type { GroupId } from '#domain/records/group/groupAttributes.ts';
import type { GroupKind } from '#domain/records/group/groupKinds.ts';
import type { GroupPurpose } from '#domain/records/group/groupPurposes.ts';
import type { MembershipGround } from '#domain/records/patient/membershipAttributes.ts';
import type { Day } from '#domain/vocabulary/days.ts';
import type { MunicipalityCode } from '#domain/vocabulary/municipalityCode.ts';
import { defineModel } from '#platform/defineModel.ts';

export interface GroupMember {
  _id: MembershipId;
  account: AccountId;
  position: PositionId;
  /** The members as they were when it was opened. */
  profession: string;
  municipality: MunicipalityCode;
  /** The clause that the membership stands on across a border; none at home. */
  grounds: MembershipGround[];
  from: Day;
  until: Day | null;
}

export interface GroupRecord {
  _id: GroupId;
  home: MunicipalityCode;
  kind: GroupKind;
  purpose: GroupPurpose;
  name: string;
  members: GroupMember[];
  openedBy: { account: AccountId; position: PositionId | null };
  openedAt: Date;
}

const text = { type: String, required: true };
const ground = new Schema<MembershipGround>(
  {
    purpose: text,
    agreement: text,
    version: { type: Number, required: true },
    clause: text,
    consent: String,
  },
  { _id: false },
);
const member = new Schema<GroupMember>({
  _id: text,
  account: text,
  position: text,
  profession: text,
  municipality: text,
  grounds: { type: [ground], required: true },
  from: text,
  until: { type: String, default: null },
});

const schema = new Schema<GroupRecord>(
  {
    _id: text,
    home: text,
    kind: text,
    purpose: text,
    name: text,
    members: { type: [member], required: true },
    openedBy: {
      type: new Schema({ account: text, position: { type: String, default: null } }, { _id: false }),
      required: true,
    },
    openedAt: { type: Date, required: true },
  },
  { versionKey: false, collection: 'groups' },
);

export const groupModel = (db: Connection) => defineModel<GroupRecord>(db, 'Group', schema);
