import type { Actor } from '#domain/access/actor.ts';
import type { AttributeReaders } from '#domain/access/attributeReaders.ts';
import type { AccountAttributes, PositionAttributes } from '#domain/access/attributes.ts';
import { type Day, holdsOn } from '#domain/vocabulary/days.ts';

/**
 * The position that somebody acts in, if it belongs to this account and is in force; null for an account that acts in
 * none.
 */
export const actingPosition = async (
  readAccount: AttributeReaders['account'],
  actor: Actor,
  day: Day,
): Promise<{ account: AccountAttributes | null; position: PositionAttributes | null }> => {
  const account = await readAccount(actor.account);
  const position = account?.positions.find(({ id }) => id === actor.position) ?? null;
  return { account, position: position !== null && holdsOn(position, day) ? position : null };
};
