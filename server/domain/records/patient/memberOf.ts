import { type Day, holdsOn } from '../../vocabulary/days.ts';
import type { Purpose } from '../../vocabulary/purposes.ts';
import type { Asker } from '../asker.ts';
import type { Found, Stand } from '../stand.ts';
import type { PatientAttributes } from './patientAttributes.ts';

/**
 * The relation by membership. Memberships have dates and belong to one position. `purpose` null: any purpose that a
 * membership can have.
 */
export const memberOf = (
  { memberships }: Pick<PatientAttributes, 'memberships'>,
  { position, day }: Asker,
  purpose: Purpose | null,
  give: (more: Pick<Stand, 'membership' | 'purposes' | 'until'>) => Stand,
): Found => {
  const own = memberships.filter(
    (each) =>
      each.account === position.account &&
      each.position === position.id &&
      each.from <= day &&
      // It ended before it began: it never was one.
      (each.until === null || each.from <= each.until) &&
      (purpose === null || each.purposes.includes(purpose)),
  );
  const standing = own.filter((each) => holdsOn(each, day));
  if (standing.length > 0) {
    return {
      relations: standing.map((membership) =>
        give({ membership, purposes: membership.purposes, until: membership.until }),
      ),
    };
  }
  const ends = own.map((each) => each.until).filter((each): each is Day => each !== null);
  const last = ends.sort().at(-1);
  return last === undefined ? { relations: [] } : { relations: [], endedSince: last };
};
