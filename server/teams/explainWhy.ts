import type { WhyView } from '#contracts/http/patientView.ts';
import type { Actor } from '#domain/access/actor.ts';
import type { PatientId, PositionId } from '#domain/ids.ts';
import type { MembershipAttributes } from '#domain/records/patient/membershipAttributes.ts';
import { membershipPurposes } from '#domain/records/patient/membershipPurposes.ts';
import { shownOfPurpose } from '#domain/records/patient/shownOfPurpose.ts';
import { routeMembership } from '#domain/routing/routeMembership.ts';
import { holdsOn, tokyoDay } from '#domain/vocabulary/days.ts';
import { Failure } from '#platform/failure.ts';
import { asWritten } from '#server/accounts/asWritten.ts';
import { showConsents } from '#server/consents/showConsent.ts';
import { showGround } from './showGround.ts';
import { showPerson } from './showPerson.ts';
import type { TeamParts } from './teamParts.ts';

/**
 * なぜ見られるか: the memberships under which one acts (AC12), and for each of their purposes today's clause and consent, or
 * what stands in the way.
 */
export const explainWhy =
  (parts: TeamParts) =>
  async (actor: Actor, patient: PatientId): Promise<WhyView> => {
    const grant = await parts.gate.require(
      actor,
      'explain-access',
      { kind: 'patient', id: patient },
      { shows: [] },
    );
    const day = tokyoDay(parts.clock.now());
    const [attributes, person, consents] = await Promise.all([
      parts.patients.attributes(patient),
      actor.position === null ? null : parts.positions.position(actor.position),
      parts.consents.ofPatients([patient]),
    ]);
    const isMine = (each: MembershipAttributes) =>
      grant.ground.memberships.includes(each.id) || (each.position === actor.position && holdsOn(each, day));
    const entering = (each: MembershipAttributes) => Number(each.id === grant.ground.membership);
    const [membership, ...others] = (attributes?.memberships.filter(isMine) ?? []).toSorted(
      (a, b) => entering(b) - entering(a),
    );
    if (attributes === null || person === null || person.municipality === null || membership === undefined)
      throw new Failure('A-01');
    const names = await parts.municipalities.names([attributes.home, person.municipality]);
    const joining = { ...person, municipality: person.municipality };
    const rules = { compiled: parts.agreements.current(), day };
    const purposes = membershipPurposes.filter((purpose) =>
      [membership, ...others].some((each) => each.purposes.includes(purpose)),
    );
    const answers = routeMembership(rules, attributes, joining, purposes);
    const shown = await showConsents(consents, parts.municipalities);
    const records = await parts.teams.ofPatient(patient);
    const inviters = await parts.positions.positions(
      records.flatMap(({ madeBy }) => (madeBy.position as PositionId | null) ?? []),
    );
    const show = ({ id, from }: MembershipAttributes) => {
      const record = records.find(({ _id }) => _id === id);
      const inviter = inviters.get(record?.madeBy.position as PositionId);
      const invitedBy = inviter && record ? asWritten(inviter, record.madeAt).name : null;
      return { id, from, invitedBy };
    };
    return {
      home: { code: attributes.home, name: names.get(attributes.home) ?? attributes.home },
      crossing: person.municipality !== attributes.home,
      position: showPerson(person, names, attributes.home),
      membership: show(membership),
      others: others.map(show),
      purposes: answers.flatMap(({ purpose, any, discloses }) => {
        const known = purposes.find((each) => each === purpose);
        if (known === undefined) return [];
        const consent =
          any.consent === null ? null : (shown.find(({ id }) => id === any.consent?.id) ?? null);
        return [
          {
            purpose: known,
            allowed: any.decision.allowed,
            rule: any.decision.rule,
            clause: showGround(parts.agreements, any.decision),
            consent,
            discloses: [...discloses],
            withholds: shownOfPurpose[purpose].filter((each) => !discloses.includes(each)),
            until: any.until(),
          },
        ];
      }),
    };
  };
