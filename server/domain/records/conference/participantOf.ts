import type { Day } from '../../vocabulary/days.ts';
import type { Asker } from '../asker.ts';
import type { Give } from '../giving.ts';
import { memberOf } from '../patient/memberOf.ts';
import type { PatientAttributes } from '../patient/patientAttributes.ts';
import type { Found } from '../stand.ts';
import type { ConferenceAttributes } from './conferenceAttributes.ts';

/**
 * The relation of somebody who holds a conference, is invited to it, or is in the team for which it is held. `also`:
 * the acts that are given beside.
 */
export const participantOf = (
  { conference, patient }: { readonly conference: ConferenceAttributes; readonly patient: PatientAttributes },
  asker: Asker,
  give: Give<'holder' | 'invited' | 'member'>,
  also: readonly string[] = [],
): Found => {
  const { id } = asker.position;
  const member = memberOf(patient, asker, 'conference', (membership) => give('member', membership, also));
  // Somebody who has left the team has left its conferences too: an old invitation is no way back in.
  const team = memberOf(patient, asker, null, (membership) => give('member', membership));
  if (team.endedSince !== undefined) return team;
  const own = conference.holder === id ? 'holder' : conference.invited.includes(id) ? 'invited' : null;
  if (own === null) return member;
  // It stands on each membership for the purpose, if there is one (AC12); otherwise on the invitation alone.
  const until = nextEndIn(patient, asker);
  const standsOn =
    member.relations.length === 0 ? [null] : member.relations.map(({ membership }) => membership);
  return {
    relations: standsOn.map((membership) => give(own, { membership, until, purposes: ['conference'] }, also)),
  };
};

/**
 * The next day on which a membership of this position ends, including those that have yet to begin: it is judged anew
 * then.
 */
const nextEndIn = (patient: PatientAttributes, { position, day }: Asker): Day | null => {
  const own = patient.memberships.filter(
    (each) => each.account === position.account && each.position === position.id,
  );
  const ends = own.map(({ until }) => until).filter((each) => each !== null && each > day);
  return ends.sort()[0] ?? null;
};
