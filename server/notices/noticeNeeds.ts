import type { Gate } from '#access/gate.ts';
import type { AttachmentView } from '#contracts/http/attachmentRoutes.ts';
import type { NoticeAudience } from '#contracts/http/noticeRoutes.ts';
import type { Actor } from '#domain/access/actor.ts';
import type { PositionFacts } from '#domain/access/facts.ts';
import type { CompiledAgreements } from '#domain/agreement/compileAgreements.ts';
import type { AccountId, AttachmentId, FacilityId, NoticeId } from '#domain/ids.ts';
import type { Candidate } from '#domain/routing/routeAudience.ts';
import type { Day } from '#domain/vocabulary/days.ts';
import type { MunicipalityCode } from '#domain/vocabulary/municipalityCode.ts';

/** What is new about a notice: in more lists, reminded of, or its receipts moved. */
export type NoticeNews = 'delivered' | 'reminded' | 'receipts';

/** What notices ask of the rest of the house. */
export interface NoticeNeeds {
  readonly gate: Gate;
  /** The position acted in, if it is in force; null for an account that acts in none. */
  readonly position: (actor: Actor) => Promise<PositionFacts | null>;
  readonly agreements: () => CompiledAgreements;
  /** The people in force that day at the facilities of an audience; each position once, in a fixed order. */
  readonly candidates: (audience: NoticeAudience, day: Day) => Promise<readonly Candidate[]>;
  /** Whether a municipality is a party in force: only of these are counts shown. */
  readonly isParty: (municipality: MunicipalityCode, day: Day) => boolean;
  readonly clauseTitle: (agreement: string, version: number, clause: string) => string | null;
  readonly municipalityName: (code: MunicipalityCode) => Promise<string>;
  readonly facilities: (
    ids: readonly FacilityId[],
  ) => Promise<ReadonlyMap<FacilityId, { name: string; municipality: MunicipalityCode }>>;
  readonly personNames: (ids: readonly AccountId[]) => Promise<ReadonlyMap<AccountId, string>>;
  readonly claim: (actor: Actor, ids: readonly AttachmentId[], notice: NoticeId) => Promise<AttachmentView[]>;
  /** Hastens pushes to open sockets, here and on other nodes; may be lost, the list is the truth. */
  readonly announce: (notice: NoticeId, what: NoticeNews) => void;
  /** Asks the worker to carry a notice on; losing this is mended by the sweeper. */
  readonly startDelivery: (notice: NoticeId) => Promise<void>;
}
