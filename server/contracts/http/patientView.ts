import * as z from 'zod/mini';
import { membershipPurposes } from '#domain/records/patient/membershipPurposes.ts';
import { shownUntil } from '../days.ts';
import { office } from '../errors.ts';
import { ids } from '../ids.ts';
import { shownMunicipality, shownPerson } from './directoryFields.ts';

const sex = z.enum(['female', 'male', 'other']);

/** One line of 患者さん一覧. */
export const patientLine = z.object({
  id: ids.patient,
  channel: ids.channel,
  name: z.string(),
  kana: z.string(),
  age: z.number(),
  sex,
  home: shownMunicipality,
  /** The patient is of another municipality than the one that manages my account. */
  crossing: z.boolean(),
  readOnly: z.boolean(),
});

/** A membership of mine that stands still: why, since when and whom to ask; no name. */
export const stoppedPatient = z.object({
  id: ids.patient,
  code: z.string(),
  rule: z.nullable(z.string()),
  since: z.nullable(z.string()),
  office: z.nullable(office),
});

export const teamMember = z.object({
  membership: ids.membership,
  ...shownPerson.shape,
  kana: z.string(),
  purposes: z.array(z.enum(membershipPurposes)),
  from: z.string(),
  /** Purposes that the agreement or a consent carries no more: frozen, not gone. */
  frozen: z.array(z.enum(membershipPurposes)),
});

const faceSheet = z.object({
  address: z.string(),
  phone: z.string(),
  careLevel: z.string(),
  diagnoses: z.array(z.string()),
  medication: z.array(z.string()),
  allergies: z.array(z.string()),
  keyPerson: z.string(),
  doctor: z.string(),
  note: z.string(),
});

/** What no clause discloses keeps its place: class and rule, no content. */
export const shownFaceSheet = z.union([
  z.object({ withheld: z.literal('face-sheet'), rule: z.string() }),
  faceSheet,
]);

export const patientView = z.object({
  ...patientLine.shape,
  birth: z.string(),
  acts: z.array(z.string()),
  faceSheet: shownFaceSheet,
  team: z.array(teamMember),
  /** My own memberships in the position acted in: one that is to end and the next may overlap. */
  memberships: z.array(ids.membership),
});
export type PatientView = z.infer<typeof patientView>;

export const shownClause = z.object({
  agreement: z.string(),
  agreementTitle: z.string(),
  version: z.number(),
  id: z.string(),
  title: z.string(),
});

export const shownConsent = z.object({
  id: ids.consent,
  purposes: z.array(z.string()),
  /** Null: any municipality. */
  recipients: z.nullable(z.array(shownMunicipality)),
  from: z.string(),
  until: z.nullable(shownUntil),
  withdrawn: z.nullable(z.string()),
  givenBy: z.object({ who: z.enum(['patient', 'proxy']), name: z.string() }),
});
export type ShownConsent = z.infer<typeof shownConsent>;

/** なぜ見られるか, purpose by purpose, with today's decision. */
const shownMembership = z.object({
  id: ids.membership,
  from: z.string(),
  invitedBy: z.nullable(z.string()),
});

export const whyView = z.object({
  home: shownMunicipality,
  crossing: z.boolean(),
  position: shownPerson,
  /** The one by which the record is entered. */
  membership: shownMembership,
  /** What else is in force (AC12): its purposes are among those below. */
  others: z.array(shownMembership),
  purposes: z.array(
    z.object({
      purpose: z.enum(membershipPurposes),
      allowed: z.boolean(),
      /** The rule that allows (WA1: at home) or that stops it. */
      rule: z.nullable(z.string()),
      clause: z.nullable(shownClause),
      consent: z.nullable(shownConsent),
      discloses: z.array(z.string()),
      withholds: z.array(z.string()),
      /** As far as is known today. */
      until: z.nullable(shownUntil),
    }),
  ),
});
export type WhyView = z.infer<typeof whyView>;
