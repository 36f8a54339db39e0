import type { DeedObject } from '#domain/access/about.ts';
import type { AskedBorder } from '#domain/access/askedBorder.ts';
import type { Deed, HouseDeed } from '#domain/access/deeds.ts';
import type { SeqRange } from '#domain/access/readBack.ts';
import type { Act, RecordRef } from '#domain/access/recordRef.ts';
import type { FactId } from '#domain/ids.ts';
import type { DataClass } from '#domain/vocabulary/dataClasses.ts';

/** What was shown of one record, both ends included; a record without numbers is number 0. */
export type ShownRun = SeqRange | { readonly first: number; readonly last: null };

/** One judgement as decided: ids for names, and the grounds (DESIGN decision 8). Every key is always there. */
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
  /** What within the record it was done to; null where it is the record itself. */
  object: DeedObject | null;
  /** Whom it is about: who read which patient when. */
  patient: string | null;
  /** The record's home and the reader's municipality: the two ends into whose chains it goes. */
  from: string | null;
  to: string | null;
  purpose: string | null;
  dataClasses: DataClass[];
  /** Of a provision the numbers of what was shown, run by run (AU11); a run that goes on has no `last` yet. */
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
  /** How often the same was refused by the time this was written (AU13); else 1. */
  times: number;
  /** All that the border question depended on, and its answers; null where it was not asked (AU7). */
  crossing: AskedBorder | null;
}
