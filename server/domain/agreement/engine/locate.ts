import type { CompiledAgreements } from '../compileAgreements.ts';
import type { CrossingRequest } from '../crossingRequest.ts';
import { clausesBetween, endClassOf } from './clausesBetween.ts';
import type { ClausesBetween, DayState } from './dayState.ts';

type Ends = Pick<CrossingRequest, 'from' | 'to' | 'fromHub' | 'toHub'>;

/** Where a request's ends stand on its day: the receiver's number, and what WA3 to WA5 leave between them. */
export function locate(
  compiled: CompiledAgreements,
  state: DayState,
  ends: Ends,
): { to: number; between: ClausesBetween } {
  const from = compiled.municipalities.of(ends.from);
  const to = compiled.municipalities.of(ends.to);
  const between = clausesBetween(
    state,
    from,
    to,
    endClassOf(state, from, ends.fromHub),
    endClassOf(state, to, ends.toHub),
  );
  return { to, between };
}
