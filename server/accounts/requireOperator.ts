import type { Actor } from '#domain/access/actor.ts';
import type { AttributeReaders } from '#domain/access/attributeReaders.ts';
import type { Day } from '#domain/vocabulary/days.ts';
import { Failure } from '#platform/failure.ts';
import { holdsOperator } from './holdsOperator.ts';

/**
 * The operator makes a municipality and an officer where there is none, and nothing else of the directory (DOMAIN.md
 * §2). No record is asked for, so there is nothing for the gate to judge: only the grant that the account itself holds.
 */
export const requireOperator = async (
  readAccount: AttributeReaders['account'],
  actor: Actor,
  day: Day,
): Promise<void> => {
  if (!(await holdsOperator(readAccount, actor, day))) throw new Failure('A-01');
};
