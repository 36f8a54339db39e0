import { type Connection, Schema } from 'mongoose';
import type { FactRecord } from '#access/factRecord.ts';
import { type Unlinked, unlinkedIndex, unlinkedShape } from '#access/unlinked.ts';
import type { AttachmentView } from '#contracts/http/attachmentRoutes.ts';
import type { FacilityState } from '#contracts/http/facilityState.ts';
import type { HospitalNoteWords } from '#contracts/http/hospitalNoteWords.ts';
import type { NoticeAudience, NoticePurpose } from '#contracts/http/noticeRoutes.ts';
import type { AccountId, FacilityId, HubId, NoticeId, PatientId, PositionId } from '#domain/ids.ts';
import type { NoticeKind } from '#domain/records/notice/noticeKinds.ts';
import type { ReachSummary } from '#domain/routing/summariseReach.ts';
import type { MunicipalityCode } from '#domain/vocabulary/municipalityCode.ts';
import { defineModel } from '#platform/defineModel.ts';

export interface NoticeRecord extends Unlinked {
  _id: NoticeId;
  clientId: string;
  account: AccountId;
  position: PositionId;
  facility: FacilityId;
  home: MunicipalityCode;
  fromHub: HubId | null;
  kind: NoticeKind;
  purpose: NoticePurpose;
  title: string;
  text: string;
  /** What the notice of a facility's state says. Whoever shows it makes title and text of this. */
  status: FacilityState | null;
  /**
   * The patient whom a hospital note is about, and what it says beside its text (stored as `admission` since data
   * version 4).
   */
  patient: PatientId | null;
  admission: HospitalNoteWords | null;
  files: AttachmentView[];
  /** Null: its audience is the team of the patient whom it is about. */
  audience: NoticeAudience | null;
  /** The facilities that 届く範囲 showed before sending. */
  shown: FacilityId[];
  sentAt: Date;
  /** The delivery that must follow this write (DESIGN 7): a job carries it out, and a sweep finds what was left. */
  outbox: { state: 'waiting' | 'routing' | 'done'; done: number; total: number; touchedAt: Date };
  /** The routing as it was decided when it was delivered. */
  reach: ReachSummary | null;
  remindedAt: Date | null;
  /** The fact of its sending (DESIGN 8). */
  fact: FactRecord;
}

const mixed = { type: Schema.Types.Mixed, required: true };
const schema = new Schema<NoticeRecord>(
  {
    _id: { type: String, required: true },
    clientId: { type: String, required: true },
    account: { type: String, required: true },
    position: { type: String, required: true },
    facility: { type: String, required: true },
    home: { type: String, required: true },
    fromHub: { type: String, default: null },
    kind: { type: String, required: true },
    purpose: { type: String, required: true },
    title: { type: String, default: '' },
    text: { type: String, default: '' },
    status: { type: Schema.Types.Mixed, default: null },
    patient: { type: String, default: null },
    admission: { type: Schema.Types.Mixed, default: null },
    files: mixed,
    audience: { type: Schema.Types.Mixed, default: null },
    shown: { type: [String], default: [] },
    sentAt: { type: Date, required: true },
    outbox: mixed,
    reach: { type: Schema.Types.Mixed, default: null },
    remindedAt: { type: Date, default: null },
    fact: mixed,
    ...unlinkedShape,
  },
  { versionKey: false, collection: 'notices', minimize: false },
)
  .index(...unlinkedIndex)
  // A retry is the same notice.
  .index({ position: 1, clientId: 1 }, { unique: true })
  .index({ position: 1, sentAt: 1 })
  .index({ patient: 1, sentAt: 1 })
  .index({ 'outbox.state': 1, 'outbox.touchedAt': 1 });

export const noticeModel = (db: Connection) => defineModel<NoticeRecord>(db, 'Notice', schema);
