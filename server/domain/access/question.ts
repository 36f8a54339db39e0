import type { CompiledAgreements } from '../agreement/compileAgreements.ts';
import type { PositionId } from '../ids.ts';
import type { Day } from '../vocabulary/days.ts';
import type { AccountFacts, ProvisionFacts } from './facts.ts';
import type { RecordFacts } from './recordFacts.ts';
import type { Act } from './recordRef.ts';

/** All that the gate asks of the rules, with the facts as they are now. */
export interface Question {
  readonly account: AccountFacts;
  readonly acting: PositionId | null;
  readonly act: Act;
  /** Null: no such record. */
  readonly facts: RecordFacts | null;
  readonly day: Day;
  readonly compiled: CompiledAgreements;
  /** What was provided to this account of the record, and of the record that an attachment belongs to. */
  readonly provisions: {
    readonly own: readonly ProvisionFacts[];
    readonly container: readonly ProvisionFacts[];
  };
}
