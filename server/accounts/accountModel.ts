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
  /** Null from the moment its office made its sign-in anew until the person chose a password by the link. */
  passwordHash: string | null;
  /** The one that was ended so: the next must be another, since somebody else may know it. */
  formerHash: string | null;
  /** Sealed (SE1). */
  totpSecret: string | null;
  /** The last TOTP step that was used, so that one code signs in once. */
  totpStep: number;
  /** Of a patient or of one whom they name (FA2); it never holds a position. */
  family?: boolean;
  /** [FA4] The sheet of numbers, for who has no second device: keyed hashes in their order, and how many are used. */
  numberSheet?: NumberSheet | null;
  /** Raised by log-out everywhere, leavers and lost devices: every session of an older epoch is dead (DESIGN 6). */
  sessionEpoch: number;
  /** Ended sessions, kept until their absolute end: a restored Redis file revives none. */
  endedSessions: { id: SessionId; until: Date }[];
  state: 'active' | 'left';
  sample: boolean;
  madeBy: string;
  madeAt: Date;
  /** Who made the sign-in anew last, and when. */
  renewedBy: AccountId | null;
  renewedAt: Date | null;
  /** Names that the person had, each up to a moment: what was written then keeps the one it was written with. */
  formerNames: { name: string; kana: string; until: Date }[];
  /** Professions that the office managing the account answers for (RI12). */
  vouched: { profession: string; by: string; at: Date }[];
  /** The 退職 that stands, or is to come (`until`, while the state is active); null where there is none. */
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
