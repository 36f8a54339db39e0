import type { Grant } from '#access/gate.ts';
import type { Day } from '#domain/vocabulary/days.ts';
import { Failure } from '#platform/failure.ts';
import type { FamilyParts } from './familyParts.ts';
import type { FamilyAuthor } from './familyPostModel.ts';
import type { FamilyRoomRecord } from './familyRoomModel.ts';
import { isStanding } from './isStanding.ts';
import { sideOf } from './sideOf.ts';

/** Who writes, as they are called now: what is written keeps it (RI11). */
export const authorOf = async (
  { people, accounts }: Pick<FamilyParts, 'people' | 'accounts'>,
  grant: Grant,
  room: FamilyRoomRecord,
  day: Day,
): Promise<FamilyAuthor> => {
  const { account, position } = grant.actor;
  if (sideOf(grant) === 'family') {
    const own = room.people.find((each) => each.account === account && isStanding(each, day));
    const name = (await accounts.byIds([account])).get(account)?.name ?? '';
    const place = { profession: null, facility: null, municipality: null };
    return { account, position: null, name, relation: own?.relation ?? null, ...place };
  }
  const person = position === null ? undefined : (await people([position])).get(position);
  if (position === null || person === undefined) throw new Failure('A-06', { reason: 'no-position' });
  const { name, profession, facility, municipality } = person;
  return { account, position, name, relation: null, profession, facility, municipality };
};
