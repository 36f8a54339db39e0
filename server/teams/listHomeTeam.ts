import type { Actor } from '#domain/access/actor.ts';
import type { PatientId } from '#domain/ids.ts';
import { tokyoDay } from '#domain/vocabulary/days.ts';
import type { MunicipalityCode } from '#domain/vocabulary/municipalityCode.ts';
import { Failure } from '#platform/failure.ts';
import { showTeam } from './showTeam.ts';
import { isAlive } from './startTeam.ts';
import type { TeamParts } from './teamParts.ts';

/**
 * For the office of the patient's home, which answers for who is in a team, and begins one anew that has lost
 * everybody (RI7, RI8). It is shown no content.
 */
export const listHomeTeam =
  (parts: TeamParts) => async (actor: Actor, home: MunicipalityCode, patient: PatientId) => {
    const attributes = await parts.patients.attributes(patient);
    const own = attributes?.home === home ? patient : null;
    await parts.gate.require(actor, 'list-team', { kind: 'municipality', id: home }, { patient: own });
    if (attributes?.home !== home) throw new Failure('A-01');
    const day = tokyoDay(parts.clock.now());
    return {
      members: await showTeam(parts, attributes, day),
      lost: !(await isAlive(parts, attributes, day)),
    };
  };
