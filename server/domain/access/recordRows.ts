import type { DataClass } from '../vocabulary/dataClasses.ts';
import type { MunicipalityCode } from '../vocabulary/municipalityCode.ts';
import type { Purpose } from '../vocabulary/purposes.ts';
import { type AttachedTo, classOfAttachment } from './classOfAttachment.ts';
import { classOfNotice, type NoticeKind } from './noticeKinds.ts';
import type { RecordFacts } from './recordFacts.ts';
import type { Act } from './recordRef.ts';

/** The table of DOMAIN.md §3: which classes the records of a purpose have ("any class of that purpose's rows"). */
export const classesOfPurpose: { readonly [P in Purpose]: readonly DataClass[] } = {
  care: ['post', 'visit-report', 'face-sheet', 'summary', 'history'],
  conference: ['video', 'post', 'minutes'],
  'admission-discharge': ['summary', 'document'],
  notice: ['notice'],
  infection: ['notice', 'facility-status'],
  continuity: ['facility-status', 'face-sheet', 'summary', 'history'],
  disaster: ['face-sheet', 'summary', 'history', 'notice'],
  emergency: ['face-sheet'],
};

/** The purposes that a membership can be made for; in the order in which a patient's page is entered by them. */
export const membershipPurposes = ['care', 'conference', 'admission-discharge'] as const satisfies Purpose[];

/** What a kind of record shows: any of `entry` lets one in; `shown` also has the classes of what hangs on it. */
export interface RecordRow {
  readonly purpose: Purpose;
  readonly entry: readonly DataClass[];
  readonly shown: readonly DataClass[];
}

const channelRow: RecordRow = {
  purpose: 'care',
  entry: ['post', 'visit-report'],
  shown: ['post', 'visit-report', 'vitals', 'photo', 'video', 'document'],
};
export const conferenceRow: RecordRow = {
  purpose: 'conference',
  entry: ['video', 'post', 'minutes'],
  shown: ['video', 'post', 'minutes', 'document', 'photo'],
};
/** What may be met in the records of a purpose, with all that hangs on them: what a person is told they will see, or will not. */
export const shownOfPurpose: { readonly [P in Purpose]: readonly DataClass[] } = {
  ...classesOfPurpose,
  care: [...new Set([...channelRow.shown, ...classesOfPurpose.care])],
  conference: conferenceRow.shown,
};
export const minutesRow: RecordRow = { purpose: 'conference', entry: ['minutes'], shown: ['minutes'] };

/** Of what is sent to an audience: its one class, and with an admission note the papers that come with it. */
export const noticeRow = (purpose: Purpose, kind: NoticeKind): RecordRow => {
  const entry = [classOfNotice[kind]];
  return { purpose, entry, shown: kind === 'admission-note' ? [...entry, 'document'] : entry };
};

/** A membership or invitation for a purpose stands on any class of that purpose's rows; `shown` is what it promises. */
export const membershipRow = (purpose: Purpose): RecordRow => ({
  purpose,
  entry: classesOfPurpose[purpose],
  shown: shownOfPurpose[purpose],
});

/** A patient's own page has no purpose of its own: it is entered by each purpose of the membership. */
const patientRow = (purpose: Purpose): RecordRow => ({
  purpose,
  entry: classesOfPurpose[purpose],
  shown: classesOfPurpose[purpose].filter((each) => patientClasses.includes(each)),
});
const patientClasses: readonly DataClass[] = ['face-sheet', 'summary', 'history', 'document'];

/** Of an act on a conference, the one class that it shows; every other act asks for any class of its row. */
const entryOfAct: { readonly [A in Act]?: readonly DataClass[] } = { join: ['video'], chat: ['post'] };

/** Acts on a patient that are for one purpose alone. */
const purposesOfAct: { readonly [A in Act]?: readonly (typeof membershipPurposes)[number][] } = {
  'hold-conference': ['conference'],
  'tell-admission': ['admission-discharge'],
};

/** Of a patient, what shows nothing of it: whom a border has frozen out may still leave. */
const crossesNothing: readonly Act[] = ['leave-team'];

/**
 * The rows by which a record is entered for an act. None: nothing of it crosses a border (a facility's or a
 * municipality's own management, a file not yet posted).
 */
export const rowsOf = (facts: RecordFacts, act: Act, purposes: readonly Purpose[]): readonly RecordRow[] => {
  switch (facts.kind) {
    case 'municipality':
    case 'facility':
      return [];
    case 'patient': {
      const asked = purposesOfAct[act] ?? membershipPurposes;
      return asked.filter((purpose) => purposes.includes(purpose)).map(patientRow);
    }
    case 'channel':
      return [channelRow];
    case 'conference':
      return [{ ...conferenceRow, entry: entryOfAct[act] ?? conferenceRow.entry }];
    case 'minutes':
      return [minutesRow];
    case 'notice':
      return [noticeRow(facts.notice.purpose, facts.notice.kind)];
    case 'attachment':
      return facts.container === null ? [] : rowsOf(facts.container, 'read', purposes).map(withClass(facts));
  }
};

/** Whether nothing of a record crosses a border by an act: it is then asked by its relation alone. */
export const isWithoutRows = (facts: RecordFacts, act: Act): boolean =>
  facts.kind === 'patient' && crossesNothing.includes(act);

/** Acts on a patient are for the purposes of a membership; every other record is related to for its own purpose already. */
export const isForPurpose = (facts: RecordFacts, act: Act, purposes: readonly Purpose[]): boolean =>
  facts.kind !== 'patient' || isWithoutRows(facts, act) || rowsOf(facts, act, purposes).length > 0;

/** The municipality from which a record is delivered (WA11), read from the record and never from a request. */
export const homeOf = (facts: RecordFacts): MunicipalityCode | null => {
  switch (facts.kind) {
    case 'municipality':
      return facts.municipality;
    case 'facility':
      return facts.facility.municipality;
    case 'notice':
      return facts.notice.home;
    case 'attachment':
      return facts.container === null ? null : homeOf(facts.container);
    default:
      return facts.patient.home;
  }
};

/** The class of the file that is asked for. */
export const classAsked = ({ attachment, container }: AttachmentRecordFacts): DataClass => {
  const to: AttachedTo | null =
    container?.kind === 'notice' ? { kind: 'notice', noticeKind: container.notice.kind } : container;
  return classOfAttachment(to, attachment.dataClass);
};

type AttachmentRecordFacts = Extract<RecordFacts, { kind: 'attachment' }>;

const withClass =
  (facts: AttachmentRecordFacts) =>
  (row: RecordRow): RecordRow => ({ ...row, shown: [...new Set([...row.shown, classAsked(facts)])] });
