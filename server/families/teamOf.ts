import type { PatientId } from '#domain/ids.ts';
import { tokyoDay } from '#domain/vocabulary/days.ts';
import type { FamilyParts, TeamPerson } from './familyParts.ts';

/** The team for care of today, with names. */
export const teamOf = async (
  { clock, team, people }: Pick<FamilyParts, 'clock' | 'team' | 'people'>,
  id: PatientId,
): Promise<readonly TeamPerson[]> => {
  const positions = await team(id, tokyoDay(clock.now()));
  const found = await people(positions);
  return positions.flatMap((position) => found.get(position) ?? []);
};
