import type { Actor } from '#domain/access/actor.ts';
import type { MembershipId, PatientId, PositionId } from '#domain/ids.ts';
import { membershipPurposes } from '#domain/records/patient/membershipPurposes.ts';
import type { PatientAttributes } from '#domain/records/patient/patientAttributes.ts';
import { routeMembership } from '#domain/routing/routeMembership.ts';
import { type Day, holdsOn, tokyoDay } from '#domain/vocabulary/days.ts';
import { isCareProfession } from '#domain/vocabulary/isCareProfession.ts';
import type { MunicipalityCode } from '#domain/vocabulary/municipalityCode.ts';
import { Failure } from '#platform/failure.ts';
import { findJoining, makeMembership } from './invite.ts';
import type { TeamParts } from './teamParts.ts';

/**
 * The capacities of those who answer for records without seeing their content: a person with one of them puts no
 * colleague into a team (RI9).
 */
const withoutContent: readonly string[] = ['officer', 'auditor', 'council-clerk'];

/**
 * Begins a team: an officer of the home municipality names its first member, who must be of the home and of a caring
 * profession. Everybody else is asked in by the team itself, so that no officer puts anybody, or themselves, into a
 * team that works. [RI8] A team in which nobody is left who could ask anybody in begins again in the same way.
 */
export const startTeam =
  (parts: TeamParts) =>
  async (
    actor: Actor,
    home: MunicipalityCode,
    patient: PatientId,
    position: PositionId,
  ): Promise<{ membership: MembershipId }> => {
    const attributes = await parts.patients.attributes(patient);
    const own = attributes?.home === home ? patient : null;
    const place = { kind: 'municipality', id: home } as const;
    const object = { kind: 'position', id: position } as const;
    const grant = await parts.gate.require(actor, 'start-team', place, { object, patient: own });
    if (attributes?.home !== home) throw new Failure('A-01');
    const day = tokyoDay(parts.clock.now());
    if (await isAlive(parts, attributes, day)) throw new Failure('C-01', { reason: 'team-there' });
    const first = await findJoining(parts, position);
    if (first.municipality !== home || first.account === actor.account) throw new Failure('A-01');
    if (!isCareProfession(first.profession)) throw new Failure('C-01', { reason: 'no-care-profession' });
    const account = await parts.account(first.account);
    if (
      account?.capacities.some((each) => withoutContent.includes(each.capacity) && holdsOn(each, day)) !==
      false
    )
      throw new Failure('C-01', { reason: 'sees-no-content' });
    return {
      membership: await makeMembership(
        parts,
        actor,
        attributes,
        position,
        membershipPurposes,
        (id, session) =>
          parts.gate.wrote(grant, 'start-team', { patient, object: { kind: 'membership', id } }, session),
      ),
    };
  };

/**
 * Whether somebody is left who may ask others in: a member of today, still in that position, who is not stopped by a
 * border.
 */
export const isAlive = async (
  { positions, agreements }: Pick<TeamParts, 'positions' | 'agreements'>,
  patient: PatientAttributes,
  day: Day,
): Promise<boolean> => {
  const current = patient.memberships.filter((each) => holdsOn(each, day));
  const people = await positions.positions(current.map((each) => each.position));
  const rules = { compiled: await agreements.settled(), day };
  return current.some(({ position, purposes }) => {
    const person = people.get(position);
    if (person === undefined || person.left || person.municipality === null || !holdsOn(person, day))
      return false;
    const joining = { ...person, municipality: person.municipality };
    return routeMembership(rules, patient, joining, purposes).some(({ any }) => any.decision.allowed);
  });
};
