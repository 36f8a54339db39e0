import type { InvitationPreview } from '#contracts/http/teamRoutes.ts';
import type { Actor } from '#domain/access/actor.ts';
import type { PatientId, PositionId } from '#domain/ids.ts';
import { routeMembership } from '#domain/routing/routeMembership.ts';
import { tokyoDay } from '#domain/vocabulary/days.ts';
import type { MunicipalityCode } from '#domain/vocabulary/municipalityCode.ts';
import { Failure } from '#platform/failure.ts';
import { showsNames } from '#server/agreements/showsNames.ts';
import { findJoining, type MembershipPurpose } from './invite.ts';
import { showGround } from './showGround.ts';
import { showPerson } from './showPerson.ts';
import type { TeamParts } from './teamParts.ts';

interface Asked {
  readonly position?: PositionId;
  readonly municipality?: MunicipalityCode;
  readonly purposes: readonly MembershipPurpose[];
}

/**
 * What an invitation would stand on, before it is made. It can be asked for a person, or for a municipality alone:
 * one that is no party shows nobody's name, and is refused all the same.
 */
export const previewInvitation =
  (parts: TeamParts) =>
  async (actor: Actor, patient: PatientId, asked: Asked): Promise<InvitationPreview> => {
    const grant = await parts.gate.require(actor, 'preview-invitation', { kind: 'patient', id: patient });
    const day = tokyoDay(parts.clock.now());
    const attributes = await parts.patients.attributes(patient);
    if (attributes === null) throw new Failure('A-01');
    const person = asked.position === undefined ? null : await findJoining(parts, asked.position);
    const municipality = person?.municipality ?? asked.municipality;
    if (municipality === undefined) throw new Failure('A-01');
    const joining = person ?? { municipality, profession: '', hub: null };
    const rules = { compiled: await parts.agreements.settled(), day };
    const answers = routeMembership(rules, attributes, joining, asked.purposes);
    const names = await parts.municipalities.names([municipality]);
    const reader = {
      municipality: grant.account.municipality ?? attributes.home,
      hub: grant.position?.hub ?? null,
    };
    const refused = answers.some(({ any }) => !any.decision.allowed);
    return {
      municipality: { code: municipality, name: names.get(municipality) ?? municipality },
      crossing: municipality !== attributes.home,
      person:
        person !== null && showsNames(parts.agreements, reader, joining, day)
          ? showPerson(person, names, attributes.home)
          : null,
      purposes: answers.map(({ any, discloses }, at) => ({
        purpose: asked.purposes[at] as MembershipPurpose,
        allowed: any.decision.allowed,
        rule: any.decision.rule,
        clause: showGround(parts.agreements, any.decision),
        consent: any.consent?.id ?? null,
        discloses: [...discloses],
      })),
      office: refused ? await parts.municipalities.office(attributes.home) : null,
    };
  };
