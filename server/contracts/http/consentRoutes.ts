import * as z from 'zod/mini';
import { membershipPurposes } from '#domain/records/patient/membershipPurposes.ts';
import { clientId } from '../clientId.ts';
import { eventDay, until } from '../days.ts';
import { ids } from '../ids.ts';
import { personName } from '../texts.ts';
import { municipalityCode, shownMunicipality } from './directoryFields.ts';
import { shownConsent } from './patientView.ts';
import { route } from './route.ts';

const consents = z.object({ consents: z.array(shownConsent) });
const ofPatient = z.object({ municipality: municipalityCode, patient: ids.patient });

export const consentRoutes = {
  listPatientConsents: route({
    method: 'GET',
    path: '/patients/:patient/consents',
    summary: 'The consents of a patient; for those of the team who make the plan of care',
    who: 'session',
    record: 'patient',
    params: z.object({ patient: ids.patient }),
    answer: consents,
  }),
  listConsents: route({
    method: 'GET',
    path: '/municipalities/:municipality/patients/:patient/consents',
    summary: 'The consents of a patient of the municipality; by its officer',
    who: 'session',
    record: 'municipality',
    params: ofPatient,
    answer: consents,
  }),
  giveConsent: route({
    method: 'POST',
    path: '/municipalities/:municipality/patients/:patient/consents',
    summary:
      'Records a consent that was given; by an officer of the home municipality. The same clientId again is the same consent.',
    who: 'session',
    record: 'municipality',
    params: ofPatient,
    body: z.strictObject({
      clientId,
      purposes: z.array(z.enum(membershipPurposes)).check(z.minLength(1), z.maxLength(3)),
      recipients: z.union([
        z.literal('any'),
        z.array(municipalityCode).check(z.minLength(1), z.maxLength(1_741)),
      ]),
      from: eventDay,
      until: z.nullable(until),
      givenBy: z.strictObject({ who: z.enum(['patient', 'proxy']), name: personName }),
    }),
    answer: z.object({ consent: ids.consent }),
  }),
  previewWithdrawal: route({
    method: 'GET',
    path: '/municipalities/:municipality/consents/:consent/withdrawal',
    summary:
      'How many people, of which cities, the withdrawal of a consent would stop today; by an officer of the home',
    who: 'session',
    record: 'municipality',
    params: z.object({ municipality: municipalityCode, consent: ids.consent }),
    answer: z.object({
      people: z.int().check(z.minimum(0)),
      municipalities: z.array(
        z.object({ municipality: shownMunicipality, people: z.int().check(z.minimum(1)) }),
      ),
    }),
  }),
  withdrawConsent: route({
    method: 'POST',
    path: '/municipalities/:municipality/consents/:consent/withdraw',
    summary: 'Withdraws a consent: nothing that stood on it is shown from this second on',
    who: 'session',
    record: 'municipality',
    params: z.object({ municipality: municipalityCode, consent: ids.consent }),
    answer: z.void(),
  }),
} as const;
