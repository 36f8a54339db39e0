import type { Actor } from '#domain/access/actor.ts';
import type { FactReaders } from '#domain/access/facts.ts';
import { type Day, holdsOn } from '#domain/vocabulary/days.ts';
import { Failure } from '#platform/failure.ts';

/**
 * The operator makes a municipality and its first officer, and nothing else of the directory (DOMAIN.md §2). No
 * record is asked for, so there is nothing for the gate to judge: only the grant that the account itself holds.
 */
export const requireOperator = async (
  readAccount: FactReaders['account'],
  actor: Actor,
  day: Day,
): Promise<void> => {
  const account = await readAccount(actor.account);
  const holds = account?.capacities.some((each) => each.capacity === 'operator' && holdsOn(each, day));
  if (holds !== true) throw new Failure('A-01');
};
