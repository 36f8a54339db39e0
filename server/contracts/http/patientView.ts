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
  /** Whether the patient's home is another municipality than the one that manages my account. */
  crossing: z.boolean(),
  readOnly: z.boolean(),
});

/** One of my memberships that is frozen: why, since when, and whom to ask; no name. */
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
  /** Purposes that the agreement or a consent does not carry any more: frozen, but not gone. */
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

/** What no clause discloses keeps its place: class and rule, without content. */
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
  /** My own memberships in the position that I act in. One that will end and the next one may overlap. */
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

/** なぜ見られるか, for each purpose, as decided today. */
const shownMembership = z.object({
  id: ids.membership,
  from: z.string(),
  invitedBy: z.nullable(z.string()),
});

export const whyView = z.object({
  home: shownMunicipality,
  crossing: z.boolean(),
  position: shownPerson,
  /** The membership by which the record is entered. */
  membership: shownMembership,
  /** The other memberships in force (AC12); their purposes are among those below. */
  others: z.array(shownMembership),
  purposes: z.array(
    z.object({
      purpose: z.enum(membershipPurposes),
      allowed: z.boolean(),
      /** The rule that allows it (WA1: at home) or stands in the way. */
      rule: z.nullable(z.string()),
      clause: z.nullable(shownClause),
      consent: z.nullable(shownConsent),
      discloses: z.array(z.string()),
      withholds: z.array(z.string()),
      /** As far as it is known today. */
      until: z.nullable(shownUntil),
    }),
  ),
});
export type WhyView = z.infer<typeof whyView>;
