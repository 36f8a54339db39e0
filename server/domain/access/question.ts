import type { CompiledAgreements } from '../agreement/compileAgreements.ts';
import type { PositionId } from '../ids.ts';
import type { Day } from '../vocabulary/days.ts';
import type { AccountAttributes, ProvisionAttributes } from './attributes.ts';
import type { RecordAttributes } from './recordAttributes.ts';
import type { Act } from './recordRef.ts';

/** All that the rules need to answer the gate, with the attributes as they are now. */
export interface Question {
  readonly account: AccountAttributes;
  readonly acting: PositionId | null;
  readonly act: Act;
  /** Null: there is no such record. */
  readonly attributes: RecordAttributes | null;
  readonly day: Day;
  readonly compiled: CompiledAgreements;
  /** What was provided to this account of the record itself, and of the record that an attachment hangs on. */
  readonly provisions: {
    readonly own: readonly ProvisionAttributes[];
    readonly container: readonly ProvisionAttributes[];
  };
}
