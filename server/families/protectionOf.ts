import type { FamilyAuthor } from './familyPostModel.ts';
import type { FamilyRoomRecord, Protection } from './familyRoomModel.ts';

type Shown = Pick<Protection, 'names' | 'places'>;
const nothing: Shown = { names: false, places: false };

/** [FA8] What the office withholds from the family's side today; the team sees all of it. */
export const protectionOf = (
  room: Pick<FamilyRoomRecord, 'protections'> | null,
  side: 'family' | 'team',
): Shown => (side === 'team' ? nothing : (room?.protections.at(-1) ?? nothing));

/** Who wrote, without what is withheld. */
export const shownAuthor = (author: FamilyAuthor, { names, places }: Shown, isOwn: boolean) => ({
  name: names && !isOwn ? null : author.name,
  relation: author.relation,
  profession: author.profession,
  facility: places ? null : author.facility,
  municipality: places ? null : author.municipality,
});
