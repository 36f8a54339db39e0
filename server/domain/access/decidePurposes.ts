import type { DataClass } from '../vocabulary/dataClasses.ts';
import type { Purpose } from '../vocabulary/purposes.ts';
import { type ClassDecision, type Crossing, decideFor } from './decideFor.ts';
import { classesOfPurpose, shownOfPurpose } from './recordRows.ts';

export interface PurposeAnswer {
  readonly purpose: Purpose;
  /** Any class of the purpose's rows: what a membership or invitation for it would stand on, or what stops it. */
  readonly any: ClassDecision;
  /** Of everything that hangs on the purpose's records, photos and vitals too. */
  readonly discloses: readonly DataClass[];
}

/**
 * For somebody who is not in the team yet: what each purpose of a membership or invitation would stand on, from the
 * patient's home. The same computation as the delivery's, so that a preview promises nothing else.
 */
export const decidePurposes = (
  crossing: Omit<Crossing, 'purpose'>,
  purposes: readonly Purpose[],
): readonly PurposeAnswer[] =>
  purposes.map((purpose) => {
    const { any } = decideFor({ ...crossing, purpose }, classesOfPurpose[purpose]);
    const { each } = decideFor({ ...crossing, purpose }, shownOfPurpose[purpose]);
    const discloses = each.filter(({ decision }) => decision.allowed).map(({ dataClass }) => dataClass);
    return { purpose, any, discloses };
  });
