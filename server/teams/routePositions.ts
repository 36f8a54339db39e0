import type { RecordRow } from '#domain/access/recordRows.ts';
import type { AccountId, PatientId, PositionId } from '#domain/ids.ts';
import { type Routing, routeAudience } from '#domain/routing/routeAudience.ts';
import { itemOfPatient } from '#domain/routing/routeMembership.ts';
import { holdsOn, tokyoDay } from '#domain/vocabulary/days.ts';
import type { TeamNeeds } from './teamNeeds.ts';

type Needs = Pick<TeamNeeds, 'agreements' | 'patients' | 'positions' | 'clock'>;

/** Whom something of a patient reaches today, of some positions; those who have left or ended are no audience. */
export const routePositions =
  ({ agreements, patients, positions, clock }: Needs) =>
  async (
    patient: PatientId,
    row: RecordRow,
    asked: readonly PositionId[],
    sender: AccountId | null,
  ): Promise<Routing> => {
    const [facts, people, compiled] = await Promise.all([
      patients.fact(patient),
      positions.positions(asked),
      agreements.settled(),
    ]);
    if (facts === null) return { reached: [], notReached: [] };
    const day = tokyoDay(clock.now());
    const candidates = asked.flatMap((id) => {
      const person = people.get(id);
      if (person === undefined || person.left || person.municipality === null || !holdsOn(person, day))
        return [];
      return [{ ...person, position: id, municipality: person.municipality }];
    });
    return routeAudience({ compiled, day }, itemOfPatient(facts, row), candidates, sender);
  };
