import type { PositionId } from '#domain/ids.ts';
import type { Candidate } from '#domain/routing/routeAudience.ts';
import { type Day, holdsOn } from '#domain/vocabulary/days.ts';
import type { TeamParts } from './teamParts.ts';

/**
 * Positions as an audience, in the order asked for. People who have left, and positions that have ended by that day,
 * are left out.
 */
export const candidatesAt =
  ({ positions }: Pick<TeamParts, 'positions'>) =>
  async (asked: readonly PositionId[], day: Day): Promise<readonly Candidate[]> => {
    const people = await positions.positions(asked);
    return asked.flatMap((id) => {
      const person = people.get(id);
      if (person === undefined || person.left || person.municipality === null || !holdsOn(person, day))
        return [];
      return [{ ...person, position: id, municipality: person.municipality }];
    });
  };
