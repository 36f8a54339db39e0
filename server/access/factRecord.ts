import type { AskedBorder } from '#domain/access/askedBorder.ts';
import type { CommandAct, CommandObject } from '#domain/access/commandActs.ts';
import type { Act, RecordRef } from '#domain/access/recordRef.ts';
import type { FactId } from '#domain/ids.ts';
import type { DataClass } from '#domain/vocabulary/dataClasses.ts';

/** One judgement as decided: ids for names, and the grounds (DESIGN decision 8). Every key is always there. */
export interface FactRecord {
  _id: FactId;
  at: Date;
  kind: 'judged' | 'written' | 'provision-opened' | 'provision-closed';
  account: string;
  session: string;
  position: string | null;
  act: Act | CommandAct;
  record: { kind: RecordRef['kind'] | CommandObject; id: string };
  /** Whom it is about: who read which patient when. */
  patient: string | null;
  /** The record's home and the reader's municipality: the two ends into whose chains it goes. */
  from: string | null;
  to: string | null;
  purpose: string | null;
  dataClasses: DataClass[];
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
  /** All that the border question depended on, and its answers; null where it was not asked (AU7). */
  crossing: AskedBorder | null;
}
