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

/** Why somebody may: shown under なぜ見られるか, and stored with every crossing. */
export interface Ground {
  readonly relation: RelationKind;
  readonly membership: MembershipId | null;
  /** [AC12] All memberships under which anything is given; the one above is among them. */
  readonly memberships: readonly MembershipId[];
  readonly consent: ConsentId | null;
  readonly decision: Decision;
  readonly from: MunicipalityCode;
  readonly to: MunicipalityCode;
  readonly purpose: Purpose;
  readonly day: Day;
}

/** Whether one class of the record is disclosed to this reader, and if not, the rule that withholds it. */
export type ClassDisclosure =
  | { readonly disclosed: true; readonly decision: Decision; readonly upToSeq: number | null }
  | { readonly disclosed: false; readonly rule: string };

/** A yes of the gate. What is shown under it is chosen by `discloses`. */
export interface Grant {
  readonly allowed: true;
  readonly actor: Actor;
  readonly account: AccountAttributes;
  readonly position: PositionAttributes | null;
  readonly record: RecordRef;
  /** The patient whom the record is about, if it is about one. */
  readonly patient: PatientId | null;
  /** What the border was asked and answered; stored with every fact under this grant. */
  readonly crossing: AskedBorder | null;
  readonly ground: Ground;
  /** What else this relation allows on this record now. It is sent to the client, which never works it out by itself. */
  readonly acts: readonly Act[];
  /**
   * Says for each class of the record's row (DOMAIN.md §3) whether it is disclosed. Give the item's `seq` wherever it
   * has one: under WA15 an item is disclosed only if one's own provisions list it (a record without numbers: number
   * 0).
   */
  readonly discloses: (dataClass: DataClass, seq?: number) => ClassDisclosure;
  /** The classes of which anything at all is disclosed. */
  readonly disclosed: readonly DataClass[];
  /** The ground of one disclosed class; another class may have another clause as its ground. */
  readonly groundOf: (dataClass: DataClass) => {
    readonly decision: Decision;
    readonly consent: ConsentId | null;
    readonly membership: MembershipId | null;
  } | null;
  /** Readers with the same profile are sent one and the same encoding (DESIGN decision 5). */
  readonly profile: string;
  /** When this admission ends by itself, in epoch milliseconds of the domain clock (DESIGN decision 3). */
  readonly until: number;
  /** The number of the last revocation that this judgement took into account. */
  readonly revocation: number;
  /** WA15: this grant is for reading again what one's own provisions list; nothing newer, and no writing. */
  readonly readOnly: boolean;
  /** A revocation of one of these concerns this admission. */
  readonly subjects: readonly RevocationSubject[];
}

/**
 * A no. Its `code` is A-01 exactly where an unknown id gets it; otherwise it is the reason, for somebody who has or
 * had a relation.
 */
export interface Refusal {
  readonly allowed: false;
  readonly code: ErrorCode;
  readonly details?: ErrorDetails;
}

/**
 * The one gate (DESIGN decision 1). Two questions are asked of every record at every door, at home too: does this
 * person stand in a relation to it that allows this act; and, where municipalities differ, which clause lets it cross
 * the border. No answer is older than its question (ADR 0018), and the fact of the answer is stored before it is
 * given.
 */
export interface Gate {
  /** Judges and records. A refusal is returned, never thrown. */
  judge(actor: Actor, asked: Asked, record: RecordRef, about?: About): Promise<Grant | Refusal>;
  /**
   * Judges for a list, or for something that is only added to what a grant already shows: what is refused is left
   * out. Throws N-01 where this node cannot judge now, since a list without those rows would pass for the truth. If
   * the same refusal is met again and again, as by a page that is left open, it is one fact, and one more with the
   * count (AU13).
   */
  ask(actor: Actor, asked: Asked, record: RecordRef, about?: About): Promise<Grant | Refusal>;
  /** `ask` for many records at once, in their order; it costs little more than for one. */
  askAll(
    actor: Actor,
    asked: Asked,
    records: readonly RecordRef[],
    about?: About,
  ): Promise<readonly (Grant | Refusal)[]>;
  /** Judges, and throws a refusal as a Failure with its documented code. */
  require(actor: Actor, asked: Asked, record: RecordRef, about?: About): Promise<Grant>;
  /**
   * `require` for joining something that stays open. A client that is refused comes again by itself, so its refusals
   * are counted as those of a list are (HU5).
   */
  admit(actor: Actor, asked: Asked, record: RecordRef, about?: About): Promise<Grant>;
  /**
   * [AC18] The attributes as the gate would read them now, for those who count, or choose whom to ask about, and show
   * nobody anything by it. From memory, once the log has been read after the question; else from the store.
   */
  readonly known: Pick<AttributeReaders, 'account' | 'patientOfChannel'>;
  /**
   * Opens the provision of what a grant across a border is about to show (WA15). Wait for it before sending the first
   * item. At home, and for what is only read back, it does nothing. `firstSeq` is 0 for a record without numbers.
   * `dataClasses` names what will be shown, where that is not all that is disclosed. `lastShown`, if given, is asked
   * now and then for the last seq sent so far, which then need not be told with each item.
   */
  provide(
    grant: Grant,
    firstSeq: number,
    dataClasses?: readonly DataClass[],
    lastShown?: () => number,
  ): Promise<Provision>;
  /** `provide` for a range that is known as a whole: opened and closed by one write. */
  provideRange(
    grant: Grant,
    firstSeq: number,
    lastSeq: number,
    dataClasses?: readonly DataClass[],
  ): Promise<void>;
  /**
   * [AU11] `provide` for an answer that shows some numbers and leaves out others between them: one provision for each
   * run.
   */
  provideRuns(grant: Grant, runs: readonly ShownRun[]): Promise<void>;
  /**
   * [AU10] `provide` for a row of a list, its title and state: after its city has left it can be listed again, and
   * not read.
   */
  provideRow(grant: Grant, dataClasses: readonly DataClass[]): Promise<void>;
  /**
   * Stores the fact of what was done under a grant, where no document of its own holds one. It is written in the
   * transaction of the change itself, so that the trail says neither more nor less than what was done (AU12).
   */
  wrote(grant: Grant, deed: Asked, about?: About, session?: ClientSession): Promise<void>;
  /** Whether revocations were read within the last 5 s and the machine's clock agrees with the store's. */
  isFresh(): boolean;
  /** Whether something may be sent under this grant now: not past its `until`; across a border only while fresh. */
  delivers(grant: Grant): boolean;
  /** Reads the revocation log now. When it returns, the listeners have been told of all that was revoked before the call. */
  catchUp(): Promise<void>;
  /**
   * Whether this node has told its listeners of all that was revoked before this call. A door asks between reading
   * what was written and sending it across a border: then nothing written after a withdrawal reaches those whom the
   * withdrawal concerns, even if its hint was lost. At home nobody waits for it longer than a second (DESIGN decision
   * 3).
   */
  hears(): Promise<boolean>;
  /** Calls back after each new revocation. Returns how to stop. */
  onRevoked(listener: (revocation: Revocation) => void): () => void;
  /** Calls back when a session has changed the position that it acts in. Returns how to stop. */
  onMoved(listener: (session: SessionId) => void): () => void;
}

/** An open provision (WA15). */
export interface Provision {
  /**
   * Tells the last seq sent so far, with which a sweeper closes the provision if this node dies. Not needed where
   * `lastShown` was given.
   */
  shown(lastSeq: number): void;
  /** Closes the provision: the admission has ended, or the day. Doing it twice is harmless. */
  close(lastSeq: number): Promise<void>;
}

/** Whose admissions are judged anew because of a revocation. */
export type RevocationSubject =
  | { readonly kind: 'session' | 'account' | RecordRef['kind']; readonly id: string }
  | { readonly kind: 'all' };

/** One entry of the revocation log. */
export interface Revocation {
  readonly n: number;
  readonly subject: RevocationSubject;
  /** It takes a right away: those whom it concerns are judged anew before all others. */
  readonly takesAway?: boolean;
}
