import type { MembershipId, PositionId } from '#domain/ids.ts';
import { membershipPurposes } from '#domain/records/patient/membershipPurposes.ts';
import type { PatientAttributes } from '#domain/records/patient/patientAttributes.ts';
import { routeMembership } from '#domain/routing/routeMembership.ts';
import { type Day, holdsOn } from '#domain/vocabulary/days.ts';
import { showPerson } from './showPerson.ts';
import type { TeamParts } from './teamParts.ts';

/**
 * The team as it is today. Those who are in one record see each other's names. A member whom no clause or consent
 * carries any more is shown as frozen.
 */
export const showTeam = async (
  { agreements, positions, municipalities }: Pick<TeamParts, 'agreements' | 'positions' | 'municipalities'>,
  patient: PatientAttributes,
  day: Day,
) => {
  const current = patient.memberships.filter((each) => holdsOn(each, day));
  const people = await positions.positions(current.map(({ position }) => position));
  const names = await municipalities.names(
    [...people.values()].flatMap(({ municipality }) => municipality ?? []),
  );
  const rules = { compiled: agreements.current(), day };
  return current.flatMap((each) => {
    const person = people.get(each.position);
    if (person === undefined || person.left || person.municipality === null) return [];
    const joining = { ...person, municipality: person.municipality };
    const answers = routeMembership(rules, patient, joining, each.purposes);
    const purposes = membershipPurposes.filter((purpose) => each.purposes.includes(purpose));
    const frozen = purposes.filter(
      (purpose) => answers.find((answer) => answer.purpose === purpose)?.any.decision.allowed === false,
    );
    return [
      { membership: each.id, ...showPerson(person, names, patient.home), purposes, from: each.from, frozen },
    ];
  });
};

/** The memberships of a position that hold on a day. */
export const membershipsOf = (
  patient: PatientAttributes,
  position: PositionId | null,
  day: Day,
): MembershipId[] =>
  patient.memberships.filter((each) => each.position === position && holdsOn(each, day)).map(({ id }) => id);
