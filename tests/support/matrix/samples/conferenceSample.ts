import { good } from './good.ts';
import type { RecordSample } from './recordSample.ts';

export const conferenceSample: RecordSample = {
  make: async (house) => {
    const doctor = await house.as('doctor');
    const { patient, people } = house.region;
    const planned = await doctor.post(`/api/patients/${patient}/conferences`, {
      clientId: 'client-conference',
      kind: 'discharge-conference',
      title: '秘密の見本',
      place: '秘密の見本',
      startsAt: '2026-12-01T05:00:00.000Z',
      invited: [people.nurse.position, people.careManager.position, people.dischargeNurse.position],
    });
    const { id: conference, minutes } = good(planned).body as unknown as { id: string; minutes: string };
    good(await doctor.post(`/api/conferences/${conference}/start`, {}));
    return { conference, minutes };
  },
  ofTeam: true,
};
