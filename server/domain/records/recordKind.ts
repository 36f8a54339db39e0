import type { RefusalReason } from '../access/refusalReason.ts';
import type { HubId } from '../ids.ts';
import type { DataClass } from '../vocabulary/dataClasses.ts';
import type { MunicipalityCode } from '../vocabulary/municipalityCode.ts';
import type { Purpose } from '../vocabulary/purposes.ts';
import type { Asker, FamilyAsker } from './asker.ts';
import type { PatientAttributes } from './patient/patientAttributes.ts';
import type { RecordRow } from './recordRow.ts';
import type { Found, Stand } from './stand.ts';

/** A table of acts, by what gives them. */
export interface ActsTable {
  readonly [giving: string]: readonly string[];
}

/** A table of deeds, each with the act that it needs. */
export interface DeedsTable {
  readonly [deed: string]: string;
}

/** A reader of the store, as far as a kind of record has to know it. */
type IdOfRead<Read> = Read extends (id: infer Id, ...rest: never[]) => unknown ? Id : never;
type AttributesOfRead<Read> = Read extends (...given: never[]) => Promise<infer Attributes>
  ? Attributes
  : never;

/** What was found so far on the way to a record; null: there is no such record, or nothing that leads to one. */
export type ReadSoFar<Reads> = { readonly [R in keyof Reads]?: AttributesOfRead<Reads[R]> };
export type AllRead<Reads> = { readonly [R in keyof Reads]: AttributesOfRead<Reads[R]> };

/**
 * How long a node remembers what the kind's own reader found (ADR 0018): until the revocation log names it as this
 * `subject`; for good where `subject` is null. `through`: the id leads to something that another reader's memory
 * keeps, and `idOf` gives this id for what that one found.
 */
export type Memory =
  | { readonly most: number; readonly subject: string | null }
  | { readonly most: number; readonly through: string; readonly idOf: (attributes: never) => string };

/**
 * All that the house must know of one kind of record, said in one place (ADR 0023). Gate, loader, memory, routes, trail and
 * attack matrix read the table of these.
 *
 * @template Attributes everything that the two questions need to know of one record
 * @template Reads the readers of the store that lead to it
 * @template Acts what each relation gives; `Also`: what is given beside, by profession or responsibility; `Deeds`: what is done
 *   by it
 */
export interface RecordKind<
  Attributes extends { readonly kind: string },
  Id extends string,
  Reads extends object,
  Acts extends ActsTable,
  Also extends ActsTable,
  Deeds extends DeedsTable,
> {
  /** What the trail calls the record, the relations to it, and what is done with it. */
  readonly words: Readonly<Record<'ja' | 'en', RecordWords<Acts, Also, Deeds>>>;
  /** The acts that each relation gives. The table is complete: what is not in it is not given. */
  readonly acts: Acts;
  readonly also: Also;
  /** The deeds, one name for each use case; on the right the act that a relation must give for it. */
  readonly deeds: Deeds;
  /**
   * The way to the record through the store, in the order in which it is read; the kind's own reader comes first.
   * Every step is taken, whatever was found before it; where there is nothing to look for, it looks for an id that
   * nobody has. So an unknown id is asked for exactly as a record without a relation is (AC2).
   */
  readonly reads: {
    readonly [R in keyof Reads]: (id: Id, found: ReadSoFar<Reads>) => IdOfRead<Reads[R]> | null | undefined;
  };
  readonly memory: Memory | null;
  /** Whether files may hang on it. */
  readonly holdsFiles?: true;
  /** The readers in rounds, where some are asked side by side instead of one after the other. */
  readonly rounds?: readonly (readonly (keyof Reads & string)[])[];
  /** Puts the record together from all that was read; null where a part of it does not exist. */
  of(found: AllRead<Reads>, id: Id): Attributes | null;
  /** The municipality from which it is delivered (WA11): read from the record, never from a request. */
  home(attributes: Attributes): MunicipalityCode | null;
  /** The patient whom it is about; the answer at the border may depend on that patient's consents. */
  patient(attributes: Attributes): PatientAttributes | null;
  /** A revocation of one of these concerns an admission to it. */
  subjects(attributes: Attributes): readonly RecordSubject[];
  /** The relations in which one position stands to it. The border is not looked at here. */
  relations(attributes: Attributes, asker: Asker): Found;
  /** What an account of the family's is to it (FA2); a kind that does not say so is nothing to them. */
  family?(attributes: Attributes, asker: FamilyAsker): Found;
  /** Whether a relation reaches the part of it that a file hangs on; without it all of them do. */
  reaches?(stand: Stand, part: string | null): boolean;
  /**
   * The rows by which it can be entered for an act, by a relation with these purposes. Null: the act takes nothing
   * across a border, so that the relation alone decides.
   */
  rows(attributes: Attributes, act: string, purposes: readonly Purpose[]): readonly RecordRow[] | null;
  /**
   * What its state forbids to everybody, or null. Where a log has the last word, this only refuses sooner what the
   * log would refuse anyway (DESIGN decision 10).
   */
  forbids?(attributes: Attributes, act: string): RefusalReason | null;
  /**
   * The hub from which it is sent, if there is one. What belongs to a patient comes from the patient's home, and from
   * no hub.
   */
  fromHub?(attributes: Attributes): HubId | null;
  /** The one class that is asked for, whatever else its rows would show. */
  onlyClass?(attributes: Attributes): DataClass;
  /** The record that it hangs on, and under which number: if that number was provided, this was provided with it (WA15). */
  within?(attributes: Attributes): { readonly record: RecordSubject | null; readonly seq: number };
}

export interface RecordSubject {
  readonly kind: string;
  readonly id: string;
}

/** `read` is missing, since it has one word for all kinds. */
export interface RecordWords<Acts extends ActsTable, Also extends ActsTable, Deeds extends DeedsTable> {
  readonly record: string;
  readonly relations: { readonly [R in keyof Acts]: string };
  readonly acts: {
    readonly [A in Exclude<
      Acts[keyof Acts][number] | Also[keyof Also][number] | keyof Deeds,
      'read'
    >]: string;
  };
}

/** Any kind, as code sees it that goes through the table: each function is given attributes of its own kind only. */
export interface AnyKind
  extends Omit<RecordKind<AnyAttributes, string, object, ActsTable, ActsTable, DeedsTable>, 'reads' | 'of'> {
  readonly reads: Readonly<Record<string, (id: string, found: object) => string | null | undefined>>;
  of(found: object, id: string): AnyAttributes | null;
}
interface AnyAttributes {
  readonly kind: string;
}

/** The types that a descriptor is made of. */
type TypesOf<Kind> =
  Kind extends RecordKind<infer Attributes, infer Id, infer Reads, infer Acts, infer Also, infer Deeds>
    ? {
        attributes: Attributes;
        id: Id;
        reads: Reads;
        relation: keyof Acts & string;
        act: Acts[keyof Acts][number] | Also[keyof Also][number];
        deed: keyof Deeds & string;
      }
    : never;
export type AttributesOf<Kind> = TypesOf<Kind>['attributes'];
export type IdOf<Kind> = TypesOf<Kind>['id'];
export type ReadsOf<Kind> = TypesOf<Kind>['reads'];
export type RelationOf<Kind> = TypesOf<Kind>['relation'];
export type ActOf<Kind> = TypesOf<Kind>['act'];
export type DeedOf<Kind> = TypesOf<Kind>['deed'];
