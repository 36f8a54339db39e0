import type { Gate } from '#access/gate.ts';
import type { AttachmentView } from '#contracts/http/attachmentRoutes.ts';
import type { NoticeAudience } from '#contracts/http/noticeRoutes.ts';
import type { Actor } from '#domain/access/actor.ts';
import type { AttributeReaders } from '#domain/access/attributeReaders.ts';
import type { CompiledAgreements } from '#domain/agreement/compileAgreements.ts';
import type {
  AccountId,
  AttachmentId,
  FacilityId,
  HubId,
  NoticeId,
  PatientId,
  PositionId,
} from '#domain/ids.ts';
import type { NoticeKind } from '#domain/records/notice/noticeKinds.ts';
import type { PatientAttributes } from '#domain/records/patient/patientAttributes.ts';
import type { Candidate } from '#domain/routing/routeAudience.ts';
import type { Day } from '#domain/vocabulary/days.ts';
import type { MunicipalityCode } from '#domain/vocabulary/municipalityCode.ts';
import type { Purpose } from '#domain/vocabulary/purposes.ts';
import type { Clock } from '#platform/clock.ts';
import type { NoticeStore } from './noticeStore.ts';

/** What is new about a notice: in more lists, reminded of, its receipts moved, or a person's own marks of it. */
export type NoticeNews = 'delivered' | 'reminded' | 'receipts' | 'marked';

/** What the use cases of notices stand on; handed over by server/composing. */
export interface NoticeParts extends NoticeStore {
  readonly clock: Clock;
  readonly gate: Gate;
  readonly account: AttributeReaders['account'];
  /** Waits for a version that is being taken over: nothing is routed by what was in force before. */
  readonly agreements: () => Promise<CompiledAgreements>;
  /** The people in force that day at the facilities of an audience, page by page; each position once, in a fixed order. */
  readonly candidates: (audience: NoticeAudience, day: Day) => AsyncIterable<readonly Candidate[]>;
  /** The team of a patient for a purpose, as it stands that day, with what routing needs of the patient; null: there is none. */
  readonly team: (
    patient: PatientId,
    purpose: Purpose,
    day: Day,
  ) => Promise<{ readonly patient: PatientAttributes; readonly candidates: readonly Candidate[] } | null>;
  readonly patientNames: (ids: readonly PatientId[]) => Promise<ReadonlyMap<PatientId, string>>;
  /** The municipalities that are parties in force: only of these are counts shown. */
  readonly parties: (day: Day) => ReadonlySet<MunicipalityCode>;
  readonly isHub: (municipality: MunicipalityCode, hub: HubId, day: Day) => boolean;
  readonly clauseTitle: (agreement: string, version: number, clause: string) => string | null;
  readonly municipalityNames: (
    codes: readonly MunicipalityCode[],
  ) => Promise<ReadonlyMap<MunicipalityCode, string>>;
  readonly facilities: (
    ids: readonly FacilityId[],
  ) => Promise<ReadonlyMap<FacilityId, { name: string; municipality: MunicipalityCode; hub: HubId | null }>>;
  /** Of each person the name at a moment (RI11); null: now. */
  readonly personNames: (
    ids: readonly AccountId[],
  ) => Promise<ReadonlyMap<AccountId, (at: Date | null) => string>>;
  /** Makes one's own uploads part of a notice. Throws V-01 for any other. */
  readonly claim: <T>(
    actor: Actor,
    ids: readonly AttachmentId[],
    notice: NoticeId,
    kind: NoticeKind,
    naming: { write(files: AttachmentView[]): Promise<T>; isNamed(file: AttachmentId): Promise<boolean> },
  ) => Promise<T>;
  /** Hastens pushes to open sockets, here and on other nodes; may be lost, the list is the truth. */
  readonly announce: (notice: NoticeId, what: NoticeNews, whose?: AccountId) => void;
  /** Which of these positions hold no more, by their end or because the person has left. */
  readonly endedAmong: (positions: readonly PositionId[], day: Day) => Promise<readonly PositionId[]>;
  /** Asks the worker to carry a notice on; losing this is mended by the sweeper. */
  readonly startDelivery: (notice: NoticeId) => Promise<void>;
}
