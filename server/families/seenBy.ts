import type { Grant } from '#access/gate.ts';
import type { FamilyAddressee } from '#domain/records/familyRoom/familyVocabulary.ts';
import type { FamilyParts } from './familyParts.ts';
import type { FamilyReadRecord } from './familyReadModel.ts';
import type { FamilyRoomRecord } from './familyRoomModel.ts';
import { protectionOf } from './protectionOf.ts';
import { sideOf } from './sideOf.ts';

interface Seen {
  readonly name: string | null;
  readonly facility: string | null;
  readonly upTo: number;
}

/** [FA9] 既読: to the family by facility, without names; to the team which of the family. */
export const seenBy = async (
  { reads, people, accounts }: FamilyParts,
  grant: Grant,
  room: FamilyRoomRecord | null,
  to: FamilyAddressee,
): Promise<Seen[]> => {
  const all = await reads.find({ room: room?._id ?? null, to }).lean<FamilyReadRecord[]>();
  if (sideOf(grant) === 'team') {
    const family = all.filter(({ position }) => position === null);
    const known = await accounts.byIds(family.map(({ account }) => account));
    return family.map(({ account, upTo }) => ({
      ...{ name: known.get(account)?.name ?? null, facility: null, upTo },
    }));
  }
  const team = all.flatMap(({ position, upTo }) => (position === null ? [] : [{ position, upTo }]));
  const known = await people(team.map(({ position }) => position));
  const { places } = protectionOf(room, 'family');
  return team.map(({ position, upTo }) => ({
    ...{ name: null, facility: places ? null : (known.get(position)?.facility ?? null), upTo },
  }));
};
