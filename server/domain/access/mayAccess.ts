import type { PositionId } from '../ids.ts';
import { kindNamed } from '../records/kindNamed.ts';
import type { Day } from '../vocabulary/days.ts';
import type { AccountAttributes, PositionAttributes } from './attributes.ts';
import type { RecordAttributes } from './recordAttributes.ts';
import type { Relation, Standing } from './relation.ts';

/**
 * The first of the two questions: does this person, in the position acted in, stand in a relation to this record?
 * Deny by default, at home too. The border (the second question) is not looked at here.
 */
export const mayAccess = (
  account: AccountAttributes,
  acting: PositionId | null,
  day: Day,
  attributes: RecordAttributes,
): Standing => {
  // An account that no municipality manages, such as the operator's, reads no record (DOMAIN.md §2).
  if (account.municipality === null) return { is: 'none' };
  if (account.family === true)
    return acting === null ? familyStanding(account, day, attributes) : { is: 'none' };
  const position = account.positions.find((each) => each.id === acting);
  // A position that does not belong to this account comes from a forged or outdated session: the answer must not even
  // tell of the account's other positions.
  if (position === undefined) return { is: 'none' };
  const here = standIn(account, position, day, attributes);
  if (here.is === 'related') return here;
  const others = account.positions.filter((each) => each !== position);
  for (const other of others) {
    if (standIn(account, other, day, attributes).is === 'related')
      return { is: 'elsewhere', position: other.id };
  }
  if (here.is === 'ended') return here;
  const ended = others.map((other) => standIn(account, other, day, attributes));
  return ended.find((each) => each.is === 'ended') ?? { is: 'none' };
};

/** [FA2] Whatever positions somebody has put on such an account, none is looked at. */
const familyStanding = (account: AccountAttributes, day: Day, attributes: RecordAttributes): Standing => {
  const found = kindNamed(attributes.kind).family?.(attributes, { account, day }) ?? { relations: [] };
  const [first, ...rest] = found.relations as readonly Relation[];
  if (first !== undefined) return { is: 'related', relations: [first, ...rest] };
  return found.endedSince === undefined ? { is: 'none' } : { is: 'ended', since: found.endedSince };
};

/** In which relation one position stands to the record, with that position's own dates taken into account. */
const standIn = (
  account: AccountAttributes,
  position: PositionAttributes,
  day: Day,
  attributes: RecordAttributes,
): Standing => {
  if (position.from > day) return { is: 'none' };
  const found = kindNamed(attributes.kind).relations(attributes, { account, position, day });
  const over = position.until !== null && position.until <= day;
  const [first, ...rest] = found.relations as readonly Relation[];
  if (first === undefined) {
    if (found.endedSince === undefined) return { is: 'none' };
    return { is: 'ended', since: earlier(found.endedSince, over ? position.until : null) };
  }
  if (over) return { is: 'ended', since: position.until };
  const within = (each: Relation): Relation => ({ ...each, until: earlier(each.until, position.until) });
  return { is: 'related', relations: [within(first), ...rest.map(within)] };
};

const earlier = <D extends Day | null>(a: Day | D, b: Day | null): Day | D =>
  b === null ? a : a === null || b < a ? b : a;
