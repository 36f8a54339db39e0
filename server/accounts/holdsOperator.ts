import type { Actor } from '#domain/access/actor.ts';
import type { AttributeReaders } from '#domain/access/attributeReaders.ts';
import { type Day, holdsOn } from '#domain/vocabulary/days.ts';

/** Whether an account is an operator's today. Only the grant that the account itself holds counts, none of a position. */
export const holdsOperator = async (
  readAccount: AttributeReaders['account'],
  actor: Actor,
  day: Day,
): Promise<boolean> => {
  const account = await readAccount(actor.account);
  return account?.capacities.some((each) => each.capacity === 'operator' && holdsOn(each, day)) === true;
};
