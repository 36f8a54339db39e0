import { type Day, holdsOn } from '../../vocabulary/days.ts';
import type { MembershipAttributes } from './membershipAttributes.ts';
import type { PatientAttributes } from './patientAttributes.ts';
import { professionsOfPlan } from './professionsOfPlan.ts';

/**
 * [RI7] The care manager in charge of a team: among its members for care who make the plan, those of the patient's
 * home come first, and of these the one who has been in the team longest. Null: the team has none, and an officer of
 * the home answers for it.
 */
export const careManagerInCharge = (
  { home, memberships }: Pick<PatientAttributes, 'home' | 'memberships'>,
  day: Day,
): MembershipAttributes | null =>
  memberships
    .filter(
      (each) =>
        holdsOn(each, day) && each.purposes.includes('care') && professionsOfPlan.includes(each.profession),
    )
    .sort((a, b) => Number(b.municipality === home) - Number(a.municipality === home) || order(a, b))[0] ??
  null;

const order = (a: MembershipAttributes, b: MembershipAttributes): number =>
  a.from < b.from || (a.from === b.from && a.id < b.id) ? -1 : 1;
