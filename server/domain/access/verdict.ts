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

/** Whether one class is shown; `ranges`: only what one's own provisions list of it (WA15). */
export type Shown =
  | {
      readonly shown: true;
      /** The first of the relations that it is shown by. */
      readonly relation: Relation;
      readonly decision: Decision;
      readonly consent: ConsentAttributes | null;
      readonly ranges: readonly SeqRange[] | null;
    }
  | { readonly shown: false; readonly rule: Rule };

export interface Given {
  readonly is: 'given';
  /** The one by which the record is entered; the first, where several let one in. */
  readonly relation: Relation;
  /** [AC12] All by which anything is given. */
  readonly relations: readonly Relation[];
  readonly acts: readonly Act[];
  readonly home: MunicipalityCode;
  readonly purpose: Purpose;
  readonly decision: Decision;
  readonly consent: ConsentAttributes | null;
  readonly classes: ReadonlyMap<DataClass, Shown>;
  /** The first day on which it must be judged anew; null: nothing known ends it. */
  readonly until: Day | null;
  /** WA15: reading again, and nothing else. */
  readonly readOnly: boolean;
  /** Some class is withheld by the agreement: provisions may list some of it. */
  readonly lacking: boolean;
  /** What the border was asked; null where nothing crosses. */
  readonly asked: AskedBorder | null;
}

/** Why not, for one who has or had a relation. `home` says whose office to ask. */
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

/** No relation, or no such record: nothing more may be known of it, not even by our own code further on. */
export interface Unknown {
  readonly is: 'unknown';
}

export type Verdict = Given | Refused | Unknown;
