import { type Connection, Schema } from 'mongoose';
import type { FactRecord } from '#access/factRecord.ts';
import { type Unlinked, unlinkedIndex, unlinkedShape } from '#access/unlinked.ts';
import type { ConferenceKind } from '#domain/conferences/conferenceKinds.ts';
import type { ConferenceState } from '#domain/conferences/nextState.ts';
import type { AccountId, ConferenceId, MinutesId, PatientId, PositionId } from '#domain/ids.ts';
import { defineModel } from '#platform/defineModel.ts';

export interface ConferenceRecord extends Unlinked {
  _id: ConferenceId;
  clientId: string;
  patient: PatientId;
  kind: ConferenceKind;
  title: string;
  place: string;
  startsAt: Date;
  state: ConferenceState;
  holder: PositionId;
  holderAccount: AccountId;
  invited: PositionId[];
  minutes: MinutesId;
  plannedAt: Date;
  startedAt: Date | null;
  endedAt: Date | null;
  /** Who ended it: its holder, or the house, because it was forgotten (CA7). */
  endedBy?: 'holder' | 'house' | null;
  /** Since when the sweep has seen its room empty. */
  emptySince?: Date | null;
  /** The conference has ended, and its attendance is still to be closed (DESIGN 7). */
  roomOpen?: true;
  /** The facts of its planning and of each step (DESIGN 8). */
  facts: FactRecord[];
}

const text = { type: String, required: true };
const schema = new Schema<ConferenceRecord>(
  {
    _id: text,
    clientId: text,
    patient: text,
    kind: text,
    title: text,
    place: { type: String, default: '' },
    startsAt: { type: Date, required: true },
    state: text,
    holder: text,
    holderAccount: text,
    invited: { type: [String], required: true },
    minutes: text,
    plannedAt: { type: Date, required: true },
    startedAt: { type: Date, default: null },
    endedAt: { type: Date, default: null },
    endedBy: { type: String, default: null },
    emptySince: { type: Date, default: null },
    roomOpen: { type: Boolean },
    facts: { type: Schema.Types.Mixed, required: true },
    ...unlinkedShape,
  },
  { versionKey: false, collection: 'conferences', minimize: false },
)
  .index(...unlinkedIndex)
  .index({ holder: 1, clientId: 1 }, { unique: true })
  .index({ holder: 1, startsAt: 1 })
  .index({ invited: 1, startsAt: 1 })
  .index({ patient: 1, startsAt: 1 })
  // Few conferences are open, and fewer still have an end that is not finished: the sweep reads no others.
  .index({ state: 1 }, { partialFilterExpression: { state: 'open' } })
  .index({ roomOpen: 1 }, { sparse: true });

export const conferenceModel = (db: Connection) => defineModel<ConferenceRecord>(db, 'Conference', schema);
