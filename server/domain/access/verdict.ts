import type { Decision, Rule } from '../agreement/decision.ts';
import type { PositionId } from '../ids.ts';
import type { ConsentAttributes } from '../records/patient/consentAttributes.ts';
import type { DataClass } from '../vocabulary/dataClasses.ts';
import type { Day } from '../vocabulary/days.ts';
import type { MunicipalityCode } from '../vocabulary/municipalityCode.ts';
import type { Purpose } from '../vocabulary/purposes.ts';
import type { AskedBorder } from './askedBorder.ts';
import type { SeqRange } from './readBack.ts';
import type { Act } from './recordRef.ts';
import type { RefusalReason } from './refusalReason.ts';
import type { Relation } from './relation.ts';

/** Whether one class is shown. `ranges`: only what the person's own provisions list of it (WA15). */
export type Shown =
  | {
      readonly shown: true;
      /** The first relation by which it is shown. */
      readonly relation: Relation;
      readonly decision: Decision;
      readonly consent: ConsentAttributes | null;
      readonly ranges: readonly SeqRange[] | null;
    }
  | { readonly shown: false; readonly rule: Rule };

export interface Given {
  readonly is: 'given';
  /** The relation by which the record is entered: the first, where several would do. */
  readonly relation: Relation;
  /** [AC12] All relations by which anything is given. */
  readonly relations: readonly Relation[];
  readonly acts: readonly Act[];
  readonly home: MunicipalityCode;
  readonly purpose: Purpose;
  readonly decision: Decision;
  readonly consent: ConsentAttributes | null;
  readonly classes: ReadonlyMap<DataClass, Shown>;
  /** The first day on which it must be judged anew; null: no end is known. */
  readonly until: Day | null;
  /** WA15: they may read again what they were given, and nothing else. */
  readonly readOnly: boolean;
  /** The agreement withholds some class: provisions may list parts of it. */
  readonly lacking: boolean;
  /** What was asked at the border; null where nothing crosses it. */
  readonly asked: AskedBorder | null;
}

/** A refusal for somebody who has or had a relation. `home` says whose office they may ask. */
export interface Refused {
  readonly is: 'refused';
  readonly why: 'ended' | 'frozen' | 'consent' | 'act' | 'clause' | 'state';
  readonly home: MunicipalityCode | null;
  readonly since: Day | null;
  readonly decision: Decision | null;
  readonly purpose: Purpose | null;
  readonly reason: RefusalReason | null;
  readonly position: PositionId | null;
  readonly relation: Relation | null;
  readonly lacking: boolean;
  readonly asked: AskedBorder | null;
}

/** There is no such record, or no relation to it. Nothing more may be known of it, not even by our own code further on. */
export interface Unknown {
  readonly is: 'unknown';
}

export type Verdict = Given | Refused | Unknown;
