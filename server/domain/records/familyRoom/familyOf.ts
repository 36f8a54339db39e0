import { earliest } from '../../access/earliest.ts';
import { holdsOn } from '../../vocabulary/days.ts';
import type { FamilyAsker } from '../asker.ts';
import type { Found, Stand } from '../stand.ts';
import { decidesForPatient } from './decidesForPatient.ts';
import type { FamilyRoomAttributes } from './familyAttributes.ts';
import { familyUntil } from './familyUntil.ts';

/** What an account of the family's is to a room: one of its people today, or once. */
export const familyOf = (
  { people }: FamilyRoomAttributes,
  { account, day }: FamilyAsker,
  give: (more: Pick<Stand, 'purposes' | 'until'>, decides: boolean) => Stand,
): Found => {
  const own = people
    .filter((each) => each.account === account.id && each.from <= day)
    .map((each) => ({ ...each, until: familyUntil(each) }));
  const standing = own.filter((each) => holdsOn(each, day));
  if (standing.length > 0)
    return {
      relations: standing.map((each) => {
        const decides = decidesForPatient(each, day);
        // Papers that end take the deciding along: then it is judged anew.
        const until = earliest([each.until, decides ? (each.papers?.until ?? null) : null]);
        return give({ purposes: ['care'], until }, decides);
      }),
    };
  const last = own
    .flatMap(({ until }) => until ?? [])
    .sort()
    .at(-1);
  return last === undefined ? { relations: [] } : { relations: [], endedSince: last };
};
