import type { PatientId, PositionId } from '#domain/ids.ts';
import { conferenceRow } from '#domain/records/conference/conferenceRow.ts';
import { Failure } from '#platform/failure.ts';
import { refuseInvitation } from './refuseInvitation.ts';
import { routePositions } from './routePositions.ts';
import type { TeamParts } from './teamParts.ts';

type Parts = Pick<TeamParts, 'agreements' | 'patients' | 'positions' | 'clock' | 'municipalities'>;

/**
 * [RO3] Invitations to a conference are routed like everything else: one that would reach nobody is refused with its
 * rule, instead of standing in a list and leading to a closed door. Throws A-07; A-01 where there is no such patient.
 */
export const checkInvited =
  (parts: Parts) =>
  async (patient: PatientId, invited: readonly PositionId[]): Promise<void> => {
    const { notReached } = await routePositions(parts)(patient, conferenceRow, invited, null);
    const [first] = notReached;
    if (first === undefined) return;
    const attributes = await parts.patients.attributes(patient);
    if (attributes === null) throw new Failure('A-01');
    const { decision } = first;
    throw await refuseInvitation(
      { purpose: 'conference', decision },
      attributes.home,
      parts.municipalities.office,
    );
  };
