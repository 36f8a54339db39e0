import * as z from 'zod/mini';
import { membershipPurposes } from '#domain/records/patient/membershipPurposes.ts';
import { office } from '../errors.ts';
import { ids } from '../ids.ts';
import { municipalityCode, reason, shownMunicipality, shownPerson } from './directoryFields.ts';
import { shownClause, teamMember } from './patientView.ts';
import { route } from './route.ts';

const patient = z.object({ patient: ids.patient });
const purposes = z.array(z.enum(membershipPurposes)).check(z.minLength(1), z.maxLength(3));

/** What an invitation would stand on, or what stands in its way, for each purpose. */
export const invitationPreview = z.object({
  municipality: shownMunicipality,
  crossing: z.boolean(),
  /** The person it is about, where names may be shown. */
  person: z.nullable(shownPerson),
  purposes: z.array(
    z.object({
      purpose: z.enum(membershipPurposes),
      allowed: z.boolean(),
      rule: z.nullable(z.string()),
      clause: z.nullable(shownClause),
      consent: z.nullable(ids.consent),
      discloses: z.array(z.string()),
    }),
  ),
  /** Whom to ask, where something is refused. */
  office: z.nullable(office),
});
export type InvitationPreview = z.infer<typeof invitationPreview>;

export const teamRoutes = {
  searchCandidates: route({
    method: 'GET',
    path: '/patients/:patient/candidates',
    summary:
      'People who could join the team. 髙橋と高橋、かなと半角をまとめて探し、探した形を返す. In pages: `after` is `next` of the page before.',
    who: 'session',
    record: 'patient',
    params: patient,
    query: z.strictObject({
      q: z.optional(z.string().check(z.maxLength(80))),
      municipality: z.optional(municipalityCode),
      after: z.optional(ids.position),
    }),
    answer: z.object({
      /** The text that was searched for, folded. */
      searched: z.string(),
      people: z.array(z.object({ ...shownPerson.shape, kana: z.string(), member: z.boolean() })),
      /** Absent on the last page. */
      next: z.optional(ids.position),
      more: z.boolean(),
      /**
       * Municipalities asked for that are no party: only themselves, without names or counts, with the rule and the
       * office.
       */
      withoutNames: z.array(
        z.object({ municipality: shownMunicipality, rule: z.string(), office: z.nullable(office) }),
      ),
    }),
  }),
  previewInvitation: route({
    method: 'POST',
    path: '/patients/:patient/invitations/preview',
    summary: 'What an invitation would stand on. Makes nothing.',
    who: 'session',
    record: 'patient',
    params: patient,
    body: z.union([
      z.strictObject({ position: ids.position, purposes }),
      z.strictObject({ municipality: municipalityCode, purposes }),
    ]),
    answer: invitationPreview,
  }),
  invite: route({
    method: 'POST',
    path: '/patients/:patient/memberships',
    summary:
      'Takes somebody into the team for these purposes; A-07 with rule and office where one is refused',
    who: 'session',
    record: 'patient',
    params: patient,
    body: z.strictObject({ position: ids.position, purposes }),
    answer: z.object({ membership: ids.membership }),
  }),
  endMembership: route({
    method: 'POST',
    path: '/patients/:patient/memberships/:membership/end',
    summary:
      'Ends a membership from today on: one’s own, or by the care manager in charge another’s, with a reason that the person and the team are told',
    who: 'session',
    record: 'patient',
    params: z.object({ patient: ids.patient, membership: ids.membership }),
    body: z.strictObject({ reason: z.optional(reason) }),
    answer: z.void(),
  }),
  listHomeTeam: route({
    method: 'GET',
    path: '/municipalities/:municipality/patients/:patient/team',
    summary:
      'Who is in the team of a patient of the municipality; by its officer, who sees nothing else of the patient',
    who: 'session',
    record: 'municipality',
    params: z.object({ municipality: municipalityCode, patient: ids.patient }),
    answer: z.object({
      members: z.array(teamMember),
      /** Whether nobody is left who could ask anybody in: then the team begins again with a first member. */
      lost: z.boolean(),
    }),
  }),
  endHomeMembership: route({
    method: 'POST',
    path: '/municipalities/:municipality/patients/:patient/memberships/:membership/end',
    summary: 'Ends a membership in the team of a patient of the municipality from today on; by its officer',
    who: 'session',
    record: 'municipality',
    params: z.object({ municipality: municipalityCode, patient: ids.patient, membership: ids.membership }),
    body: z.strictObject({ reason }),
    answer: z.void(),
  }),
  startTeam: route({
    method: 'POST',
    path: '/municipalities/:municipality/patients/:patient/team',
    summary:
      'Names the first member of a team that has none, or none any more: of the home municipality and a profession of care; by its officer',
    who: 'session',
    record: 'municipality',
    params: z.object({ municipality: municipalityCode, patient: ids.patient }),
    body: z.strictObject({ position: ids.position }),
    answer: z.object({ membership: ids.membership }),
  }),
} as const;
