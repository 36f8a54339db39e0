import type { AccountId, PatientId, PositionId } from '#domain/ids.ts';
import type { RecordRow } from '#domain/records/recordRow.ts';
import { type Routing, routeAudience } from '#domain/routing/routeAudience.ts';
import { itemOfPatient } from '#domain/routing/routeMembership.ts';
import { tokyoDay } from '#domain/vocabulary/days.ts';
import { candidatesAt } from './candidatesAt.ts';
import type { TeamParts } from './teamParts.ts';

type Parts = Pick<TeamParts, 'agreements' | 'patients' | 'positions' | 'clock'>;

/**
 * Which of some positions something of a patient reaches today. People who have left, and positions that have ended,
 * are left out.
 */
export const routePositions =
  ({ agreements, patients, positions, clock }: Parts) =>
  async (
    patient: PatientId,
    row: RecordRow,
    asked: readonly PositionId[],
    sender: AccountId | null,
  ): Promise<Routing> => {
    const day = tokyoDay(clock.now());
    const [attributes, candidates, compiled] = await Promise.all([
      patients.attributes(patient),
      candidatesAt({ positions })(asked, day),
      agreements.settled(),
    ]);
    if (attributes === null) return { reached: [], notReached: [] };
    return routeAudience({ compiled, day }, itemOfPatient(attributes, row), candidates, sender);
  };
