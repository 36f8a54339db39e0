import { type Connection, Schema } from 'mongoose';
import type { AccountId, SessionId } from '#domain/ids.ts';
import type { Day } from '#domain/vocabulary/days.ts';
import type { MunicipalityCode } from '#domain/vocabulary/municipalityCode.ts';
import { defineModel } from '#platform/defineModel.ts';

export interface NumberSheet {
  hashes: string[];
  used: number;
  madeBy: AccountId;
  madeAt: Date;
}

export interface AccountRecord {
  _id: AccountId;
  /** The municipality that manages it; null for the operator alone. */
  municipality: MunicipalityCode | null;
  /** Folded (NFKC, lower case) before it is stored and before it is looked for. */
  loginName: string;
  name: string;
  kana: string;
  grams: string[];
  /** Null from the moment at which an office made the sign-in anew until the person has chosen a password by the link. */
  passwordHash: string | null;
  /** The password that was ended then: the next one must differ from it, since somebody else may know it. */
  formerHash: string | null;
  /** Sealed (SE1). */
  totpSecret: string | null;
  /** The last TOTP step that was used, so that no code signs in twice. */
  totpStep: number;
  /** Of a patient or of one whom they name (FA2); it never holds a position. */
  family?: boolean;
  /** [FA4] The sheet of numbers, for who has no second device: keyed hashes in their order, and how many are used. */
  numberSheet?: NumberSheet | null;
  /** Raised by signing out everywhere, by leaving and by losing a device: sessions of an older epoch are dead (DESIGN 6). */
  sessionEpoch: number;
  /** Sessions that have ended, kept until their absolute end: a Redis restored from an old file revives none of them. */
  endedSessions: { id: SessionId; until: Date }[];
  state: 'active' | 'left';
  sample: boolean;
  madeBy: string;
  madeAt: Date;
  /** Who made the sign-in anew last, and when. */
  renewedBy: AccountId | null;
  renewedAt: Date | null;
  /** The names that the person had, each until a moment: what was written before that moment keeps the name. */
  formerNames: { name: string; kana: string; until: Date }[];
  /** The professions that the office which manages the account answers for (RI12). */
  vouched: { profession: string; by: string; at: Date }[];
  /** The 退職 in force, or the one that is to come (`until`, while the state is active); null where there is none. */
  leaving: { id: string; at: Date; by: AccountId; until?: Day | null } | null;
}

const schema = new Schema<AccountRecord>(
  {
    _id: { type: String, required: true },
    municipality: { type: String, default: null },
    loginName: { type: String, required: true },
    name: { type: String, required: true },
    kana: { type: String, default: '' },
    grams: { type: [String], required: true },
    passwordHash: { type: String, default: null },
    formerHash: { type: String, default: null },
    totpSecret: { type: String, default: null },
    totpStep: { type: Number, default: 0 },
    family: Boolean,
    numberSheet: new Schema(
      {
        hashes: { type: [String], required: true },
        used: { type: Number, required: true },
        madeBy: { type: String, required: true },
        madeAt: { type: Date, required: true },
      },
      { _id: false },
    ),
    sessionEpoch: { type: Number, required: true, default: 1 },
    endedSessions: {
      type: [
        new Schema(
          { id: { type: String, required: true }, until: { type: Date, required: true } },
          { _id: false },
        ),
      ],
      default: [],
    },
    state: { type: String, required: true, default: 'active' },
    sample: { type: Boolean, required: true, default: false },
    madeBy: { type: String, required: true },
    madeAt: { type: Date, required: true },
    renewedBy: { type: String, default: null },
    renewedAt: { type: Date, default: null },
    formerNames: {
      type: [
        new Schema(
          {
            name: { type: String, required: true },
            kana: { type: String, default: '' },
            until: { type: Date, required: true },
          },
          { _id: false },
        ),
      ],
      default: [],
    },
    vouched: {
      type: [
        new Schema(
          {
            profession: { type: String, required: true },
            by: { type: String, required: true },
            at: { type: Date, required: true },
          },
          { _id: false },
        ),
      ],
      default: [],
    },
    leaving: {
      type: new Schema(
        {
          id: { type: String, required: true },
          at: { type: Date, required: true },
          by: { type: String, required: true },
          until: { type: String, default: null },
        },
        { _id: false },
      ),
      default: null,
    },
  },
  { versionKey: false, collection: 'accounts' },
)
  .index({ loginName: 1 }, { unique: true })
  .index({ municipality: 1 })
  .index({ grams: 1 })
  .index({ 'leaving.until': 1 }, { sparse: true });

export const accountModel = (db: Connection) => defineModel<AccountRecord>(db, 'Account', schema);
