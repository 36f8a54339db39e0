import { type Connection, Schema } from 'mongoose';
import type { AccountId, FacilityId, PositionId } from '#domain/ids.ts';
import type { RightEnd } from '#domain/rights/endWith.ts';
import type { Day } from '#domain/vocabulary/days.ts';
import { defineModel } from '#platform/defineModel.ts';
import { rightEndShape } from '#platform/rightEndShape.ts';

/** A person's dated place at a facility, in a profession. Every act and audit record names one. */
export interface PositionRecord {
  _id: PositionId;
  account: AccountId;
  facility: FacilityId;
  profession: string;
  from: Day;
  until: Day | null;
  madeBy: string;
  madeAt: Date;
  endedBy: string | null;
  ends: RightEnd[];
  /** Professions that it had, each up to a moment: what was written then keeps the one it was written in. */
  formerProfessions: { profession: string; until: Date }[];
}

const schema = new Schema<PositionRecord>(
  {
    _id: { type: String, required: true },
    account: { type: String, required: true },
    facility: { type: String, required: true },
    profession: { type: String, required: true },
    from: { type: String, required: true },
    until: { type: String, default: null },
    madeBy: { type: String, required: true },
    madeAt: { type: Date, required: true },
    endedBy: { type: String, default: null },
    ends: rightEndShape,
    formerProfessions: {
      type: [
        new Schema(
          { profession: { type: String, required: true }, until: { type: Date, required: true } },
          { _id: false },
        ),
      ],
      default: [],
    },
  },
  { versionKey: false, collection: 'positions' },
)
  .index({ account: 1 })
  .index({ facility: 1 });

export const positionModel = (db: Connection) => defineModel<PositionRecord>(db, 'Position', schema);
