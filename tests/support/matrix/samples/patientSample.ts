import type { RecordSample } from './recordSample.ts';

export const patientSample: RecordSample = {
  make: async ({ region }) => ({
    patient: region.patient,
    membership: region.memberships.careManager,
    consent: region.consent,
  }),
  within: ['membership', 'consent'],
  ofTeam: true,
  owner: async (_house, _real, { client, ids }) => ({ client, ids: { patient: ids.patient as string } }),
};
