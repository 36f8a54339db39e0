import type { ClientSession } from 'mongoose';
import type { ErrorCode, ErrorDetails } from '#contracts/errors.ts';
import type { About } from '#domain/access/about.ts';
import type { Actor } from '#domain/access/actor.ts';
import type { AskedBorder } from '#domain/access/askedBorder.ts';
import type { AttributeReaders } from '#domain/access/attributeReaders.ts';
import type { AccountAttributes, PositionAttributes } from '#domain/access/attributes.ts';
import type { Asked } from '#domain/access/deeds.ts';
import type { Act, RecordRef } from '#domain/access/recordRef.ts';
import type { RelationKind } from '#domain/access/relation.ts';
import type { Decision } from '#domain/agreement/decision.ts';
import type { ShownRun } from '#domain/channels/shownRuns.ts';
import type { ConsentId, MembershipId, PatientId, SessionId } from '#domain/ids.ts';
import type { DataClass } from '#domain/vocabulary/dataClasses.ts';
import type { Day } from '#domain/vocabulary/days.ts';
import type { MunicipalityCode } from '#domain/vocabulary/municipalityCode.ts';
import type { Purpose } from '#domain/vocabulary/purposes.ts';

/** Why one may: shown under なぜ見られるか, stored with every crossing. */
export interface Ground {
  readonly relation: RelationKind;
  readonly membership: MembershipId | null;
  /** [AC12] All memberships by which anything is given; the one above is among them. */
  readonly memberships: readonly MembershipId[];
  readonly consent: ConsentId | null;
  readonly decision: Decision;
  readonly from: MunicipalityCode;
  readonly to: MunicipalityCode;
  readonly purpose: Purpose;
  readonly day: Day;
}

/** Whether one class of the record is disclosed to this reader; where not, the rule that withholds it. */
export type ClassDisclosure =
  | { readonly disclosed: true; readonly decision: Decision; readonly upToSeq: number | null }
  | { readonly disclosed: false; readonly rule: string };

/** A yes of the gate. Everything that is shown under it is shown by `discloses`. */
export interface Grant {
  readonly allowed: true;
  readonly actor: Actor;
  readonly account: AccountAttributes;
  readonly position: PositionAttributes | null;
  readonly record: RecordRef;
  /** Whom the record is about, if it is about somebody. */
  readonly patient: PatientId | null;
  /** What the border was asked and answered: stored with every fact of this grant. */
  readonly crossing: AskedBorder | null;
  readonly ground: Ground;
  /** What else this relation gives on this record now; sent to the client, which never derives it anew. */
  readonly acts: readonly Act[];
  /**
   * Answers for each class of the record's row (DOMAIN.md §3). Always give the item's `seq` where it has one: under
   * WA15 only what one's own provisions list is disclosed, item by item (without numbers: number 0).
   */
  readonly discloses: (dataClass: DataClass, seq?: number) => ClassDisclosure;
  /** The classes of which anything is disclosed. */
  readonly disclosed: readonly DataClass[];
  /** What a disclosed class stands on; another class may stand on another clause. */
  readonly groundOf: (dataClass: DataClass) => {
    readonly decision: Decision;
    readonly consent: ConsentId | null;
    readonly membership: MembershipId | null;
  } | null;
  /** Readers with the same profile get the same encoding (DESIGN decision 5). */
  readonly profile: string;
  /** When this admission ends by itself, in epoch milliseconds of the domain clock (DESIGN decision 3). */
  readonly until: number;
  /** Number of the last revocation that it was judged with. */
  readonly revocation: number;
  /** WA15: reading again what one's own provisions list, nothing newer, no writing. */
  readonly readOnly: boolean;
  /** Whose revocations touch this admission. */
  readonly subjects: readonly RevocationSubject[];
}

/** A no. `code` A-01 exactly where an unknown id gets it; otherwise the reason for one who has or had a relation. */
export interface Refusal {
  readonly allowed: false;
  readonly code: ErrorCode;
  readonly details?: ErrorDetails;
}

/**
 * The one gate (DESIGN decision 1). Both questions are asked of every record at every door, at home too:
 * does this person stand in a relation that gives this act, and, where municipalities differ, which clause lets it
 * cross. No answer is older than its question (ADR 0018); its fact is stored before it is given.
 */
export interface Gate {
  /** Judges and records; never throws for a refusal. */
  judge(actor: Actor, asked: Asked, record: RecordRef, about?: About): Promise<Grant | Refusal>;
  /**
   * Judges for a list, or for something that is only more beside a grant: a refusal leaves it out. Throws N-01 where this
   * node cannot judge now; a list that left those rows out would pass for the truth. The same refusal met again and again,
   * as by a page that is left open, is one fact, and one more with their number (AU13).
   */
  ask(actor: Actor, asked: Asked, record: RecordRef, about?: About): Promise<Grant | Refusal>;
  /** The same of many records in one moment, in their order: it costs little more than of one. */
  askAll(
    actor: Actor,
    asked: Asked,
    records: readonly RecordRef[],
    about?: About,
  ): Promise<readonly (Grant | Refusal)[]>;
  /** Judges; throws the refusal as a Failure with its documented code. */
  require(actor: Actor, asked: Asked, record: RecordRef, about?: About): Promise<Grant>;
  /**
   * The same for a join of something that stays open: a client that is refused comes again by itself, and its refusals are
   * counted as those of a list (HU5).
   */
  admit(actor: Actor, asked: Asked, record: RecordRef, about?: About): Promise<Grant>;
  /**
   * [AC18] What the gate would be told now, for those who count or choose whom to ask about, and show nobody anything by it:
   * from memory, once the log has been read after the question; else from the store.
   */
  readonly known: Pick<AttributeReaders, 'account' | 'patientOfChannel'>;
  /**
   * Opens the provision of what a grant across a border is about to show (WA15): awaited before the first item is
   * sent. At home, and for what is only read back, it does nothing. `firstSeq` 0 for a record without numbers;
   * `dataClasses`: what will be shown, where that is not all that is disclosed. `lastShown`: the last seq sent so far, asked
   * now and then, where it is known elsewhere and need not be told with each item.
   */
  provide(
    grant: Grant,
    firstSeq: number,
    dataClasses?: readonly DataClass[],
    lastShown?: () => number,
  ): Promise<Provision>;
  /** The same for a range that is known whole: one write, opened and closed. */
  provideRange(
    grant: Grant,
    firstSeq: number,
    lastSeq: number,
    dataClasses?: readonly DataClass[],
  ): Promise<void>;
  /** [AU11] The same for an answer that shows some numbers and not those between: a provision for each run of them. */
  provideRuns(grant: Grant, runs: readonly ShownRun[]): Promise<void>;
  /** [AU10] A row of a list, its title and state: it is listed again after its city has left, and not read. */
  provideRow(grant: Grant, dataClasses: readonly DataClass[]): Promise<void>;
  /**
   * The fact of what was done under a grant, where no document of it holds one: in the transaction of the change itself, so
   * that the trail says neither more nor less than what stands (AU12).
   */
  wrote(grant: Grant, deed: Asked, about?: About, session?: ClientSession): Promise<void>;
  /** Whether revocations were read within the last 5 s and the machine's clock agrees with the store's. */
  isFresh(): boolean;
  /** Whether something may be sent under this grant now: not past its `until`; across a border only while fresh. */
  delivers(grant: Grant): boolean;
  /** Reads the revocation log now; what is revoked by then has been told to the listeners. */
  catchUp(): Promise<void>;
  /**
   * Whether all that was revoked before this call has been told on this node. Asked between reading what was written and
   * sending it across a border: what follows a withdrawal then reaches nobody whom the withdrawal concerns, also when its
   * hint was lost. At home it is not waited for longer than a second (DESIGN decision 3).
   */
  hears(): Promise<boolean>;
  /** Calls back after each new revocation; returns how to stop. */
  onRevoked(listener: (revocation: Revocation) => void): () => void;
  /** Calls back when a session may act in another position now; returns how to stop. */
  onMoved(listener: (session: SessionId) => void): () => void;
}

/** An open provision (WA15). */
export interface Provision {
  /** The last seq sent so far: what a sweeper closes with if this node dies. Where `lastShown` was given it is asked instead. */
  shown(lastSeq: number): void;
  /** When the admission or the day ends. Idempotent. */
  close(lastSeq: number): Promise<void>;
}

/** Whose admissions are to be judged anew. */
export type RevocationSubject =
  | { readonly kind: 'session' | 'account' | RecordRef['kind']; readonly id: string }
  | { readonly kind: 'all' };

/** One entry of the revocation log. */
export interface Revocation {
  readonly n: number;
  readonly subject: RevocationSubject;
  /** It ends a right: who it touches is judged anew before all others. */
  readonly takesAway?: boolean;
}
