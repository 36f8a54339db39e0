import * as z from 'zod/mini';
import { clientId } from '../clientId.ts';
import { birthDay } from '../days.ts';
import { ids } from '../ids.ts';
import { kana, line, personName, text } from '../texts.ts';
import { municipalityCode } from './directoryFields.ts';
import { patientLine, patientView, stoppedPatient, whyView } from './patientView.ts';
import { route } from './route.ts';

const said = line(200);
const lines = z.array(said).check(z.maxLength(50));

export const patientRoutes = {
  listPatients: route({
    method: 'GET',
    path: '/patients',
    summary: '患者さん一覧: those in whose teams I am in the position acted in',
    who: 'session',
    record: 'self',
    query: z.strictObject({ q: z.optional(z.string().check(z.maxLength(80))) }),
    answer: z.object({ patients: z.array(patientLine), stopped: z.array(stoppedPatient) }),
  }),
  readPatient: route({
    method: 'GET',
    path: '/patients/:patient',
    summary: 'A patient: header, face sheet as far as it is disclosed, team',
    who: 'session',
    record: 'patient',
    params: z.object({ patient: ids.patient }),
    answer: patientView,
  }),
  readWhy: route({
    method: 'GET',
    path: '/patients/:patient/why',
    summary: 'なぜ見られるか: clause, consent and membership for each purpose',
    who: 'session',
    record: 'patient',
    params: z.object({ patient: ids.patient }),
    answer: whyView,
  }),
  listHomePatients: route({
    method: 'GET',
    path: '/municipalities/:municipality/patients',
    summary:
      'The patients registered by the municipality, for keeping their consents; by its officer. In pages: `after` is `next` of the page before.',
    who: 'session',
    record: 'municipality',
    params: z.object({ municipality: municipalityCode }),
    query: z.strictObject({ after: z.optional(ids.patient) }),
    answer: z.object({
      next: z.nullable(ids.patient),
      patients: z.array(
        z.object({
          id: ids.patient,
          name: z.string(),
          kana: z.string(),
          birth: z.string(),
          team: z.boolean(),
        }),
      ),
    }),
  }),
  registerPatient: route({
    method: 'POST',
    path: '/municipalities/:municipality/patients',
    summary:
      'Registers a patient and their channel; by an officer of the home municipality. The same clientId again is the same patient. Where somebody of the same name (folded) and birth is registered there, the answer is C-01 `patient-there` with them, unless `others` names them.',
    who: 'session',
    record: 'municipality',
    params: z.object({ municipality: municipalityCode }),
    body: z.strictObject({
      clientId,
      name: personName,
      kana,
      birth: birthDay,
      /** Patients with the same name and birth who were shown, and are other people. */
      others: z.optional(z.array(ids.patient).check(z.maxLength(100))),
      sex: z.enum(['female', 'male', 'other']),
      faceSheet: z.strictObject({
        address: z.optional(said),
        phone: z.optional(said),
        careLevel: z.optional(said),
        diagnoses: z.optional(lines),
        medication: z.optional(lines),
        allergies: z.optional(lines),
        keyPerson: z.optional(said),
        doctor: z.optional(said),
        note: z.optional(text(2_000)),
      }),
    }),
    answer: z.object({ patient: ids.patient, channel: ids.channel }),
  }),
} as const;
