import * as z from 'zod/mini';
import { clientId } from '../clientId.ts';
import { ids } from '../ids.ts';
import { day, kana, municipalityCode, shortText } from './directoryFields.ts';
import { patientLine, patientView, stoppedPatient, whyView } from './patientView.ts';
import { route } from './route.ts';

const line = z.string().check(z.trim(), z.maxLength(200));
const lines = z.array(line).check(z.maxLength(50));

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
    summary: 'The patients registered by the municipality, for keeping their consents; by its officer',
    who: 'session',
    record: 'municipality',
    params: z.object({ municipality: municipalityCode }),
    answer: z.object({
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
      'Registers a patient and their channel; by an officer of the home municipality. The same clientId again is the same patient.',
    who: 'session',
    record: 'municipality',
    params: z.object({ municipality: municipalityCode }),
    body: z.strictObject({
      clientId,
      name: shortText,
      kana,
      birth: day,
      sex: z.enum(['female', 'male', 'other']),
      faceSheet: z.strictObject({
        address: z.optional(line),
        phone: z.optional(line),
        careLevel: z.optional(line),
        diagnoses: z.optional(lines),
        medication: z.optional(lines),
        allergies: z.optional(lines),
        keyPerson: z.optional(line),
        doctor: z.optional(line),
        note: z.optional(z.string().check(z.trim(), z.maxLength(2_000))),
      }),
    }),
    answer: z.object({ patient: ids.patient, channel: ids.channel }),
  }),
} as const;
