import type { WhyView } from '#contracts/http/patientView.ts';
import type { Actor } from '#domain/access/actor.ts';
import { membershipPurposes, shownOfPurpose } from '#domain/access/recordRows.ts';
import type { PatientId } from '#domain/ids.ts';
import { routeMembership } from '#domain/routing/routeMembership.ts';
import { holdsOn, tokyoDay } from '#domain/vocabulary/days.ts';
import { Failure } from '#platform/failure.ts';
import { asWritten } from '#server/accounts/asWritten.ts';
import { showConsents } from '#server/consents/showConsent.ts';
import { showGround } from './showGround.ts';
import { showPerson } from './showPerson.ts';
import type { TeamNeeds } from './teamNeeds.ts';

/** なぜ見られるか: the membership acted under, and for each of its purposes today's clause and consent, or what stops it. */
export const explainWhy =
  (needs: TeamNeeds) =>
  async (actor: Actor, patient: PatientId): Promise<WhyView> => {
    const grant = await needs.gate.require(
      actor,
      'explain-access',
      { kind: 'patient', id: patient },
      { shows: [] },
    );
    const day = tokyoDay(needs.clock.now());
    const [facts, person, consents] = await Promise.all([
      needs.patients.fact(patient),
      actor.position === null ? null : needs.positions.position(actor.position),
      needs.consents.ofPatients([patient]),
    ]);
    const membership = facts?.memberships.find(
      (each) =>
        each.id === grant.ground.membership || (each.position === actor.position && holdsOn(each, day)),
    );
    if (facts === null || person === null || person.municipality === null || membership === undefined)
      throw new Failure('A-01');
    const names = await needs.municipalities.names([facts.home, person.municipality]);
    const joining = { ...person, municipality: person.municipality };
    const rules = { compiled: needs.agreements.current(), day };
    const answers = routeMembership(rules, facts, joining, membership.purposes);
    const shown = await showConsents(consents, needs.municipalities);
    const record = (await needs.teams.ofPatient(patient)).find(({ _id }) => _id === membership.id);
    const inviter = record?.madeBy.position
      ? await needs.positions.position(record.madeBy.position as never)
      : null;
    return {
      home: { code: facts.home, name: names.get(facts.home) ?? facts.home },
      crossing: person.municipality !== facts.home,
      position: showPerson(person, names, facts.home),
      membership: {
        id: membership.id,
        from: membership.from,
        invitedBy: inviter === null || record === undefined ? null : asWritten(inviter, record.madeAt).name,
      },
      purposes: answers.flatMap(({ purpose, any, discloses }) => {
        const known = membershipPurposes.find((each) => each === purpose);
        if (known === undefined) return [];
        const consent =
          any.consent === null ? null : (shown.find(({ id }) => id === any.consent?.id) ?? null);
        return [
          {
            purpose: known,
            allowed: any.decision.allowed,
            rule: any.decision.rule,
            clause: showGround(needs.agreements, any.decision),
            consent,
            discloses: [...discloses],
            withholds: shownOfPurpose[purpose].filter((each) => !discloses.includes(each)),
            until: any.until(),
          },
        ];
      }),
    };
  };
