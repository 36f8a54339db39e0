import type { DeedObject } from '#domain/access/about.ts';
import type { AskedBorder } from '#domain/access/askedBorder.ts';
import type { Deed, HouseDeed } from '#domain/access/deeds.ts';
import type { SeqRange } from '#domain/access/readBack.ts';
import type { Act, RecordRef } from '#domain/access/recordRef.ts';
import type { FactId } from '#domain/ids.ts';
import type { DataClass } from '#domain/vocabulary/dataClasses.ts';

/** A run of the numbers that were shown of one record, both ends included. A record without numbers has the number 0. */
export type ShownRun = SeqRange | { readonly first: number; readonly last: null };

/**
 * One judgement as it was decided, with ids in place of names, and its grounds (DESIGN decision 8). Every key is
 * always there.
 */
export interface FactRecord {
  _id: FactId;
  at: Date;
  kind: 'judged' | 'written' | 'provision-opened' | 'provision-closed' | 'provision-narrowed';
  account: string;
  session: string;
  position: string | null;
  /** What was done, as finely as the house tells its use cases apart (AU12). */
  act: Act | Deed | HouseDeed;
  record: { kind: RecordRef['kind'] | 'house'; id: string };
  /** What it was done to within the record (a consent, a position); null where it is the record itself. */
  object: DeedObject | null;
  /** The patient whom the record is about: the trail must say who read which patient when. */
  patient: string | null;
  /** The record's home and the reader's municipality: the fact goes into the chain of each. */
  from: string | null;
  to: string | null;
  purpose: string | null;
  dataClasses: DataClass[];
  /** Of a provision the numbers that were shown, run by run (AU11); a run that goes on has no `last` yet. */
  shown: readonly ShownRun[] | null;
  relation: string | null;
  allowed: boolean;
  code: string | null;
  rule: string | null;
  agreement: string | null;
  version: number | null;
  clause: string | null;
  membership: string | null;
  consent: string | null;
  readOnly: boolean;
  /** How many times the same was refused until this was written (AU13); 1 for every other fact. */
  times: number;
  /** All that the answer at the border depended on, and that answer; null where the border was not asked (AU7). */
  crossing: AskedBorder | null;
}
