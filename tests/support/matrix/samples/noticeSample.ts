import { eventually } from '../../eventually.ts';
import { samplePdf, upload } from '../../sampleFiles.ts';
import { cities } from '../../testRegion.ts';
import { good } from './good.ts';
import { idIn } from './idIn.ts';
import type { RecordSample } from './recordSample.ts';

/** A notice of a city, and a patient's hospital note, to which the same routes lead. */
export const noticeSample: RecordSample = {
  make: async (house) => {
    const { patient } = house.region;
    const sender = await house.officer('okazaki');
    const [doctor, nurse, dischargeNurse] = await Promise.all([
      house.as('doctor'),
      house.as('nurse'),
      house.as('dischargeNurse'),
    ]);
    const pdf = (await upload(sender, 'document', 'himitsu-mihon.pdf', samplePdf())).id;
    const sent = await sender.post('/api/notices', {
      clientId: 'client-notice',
      purpose: 'notice',
      title: '秘密の見本',
      text: '秘密の見本',
      audience: { facilityKinds: ['訪問看護ステーション'], municipalities: [cities.toyokawa] },
      attachments: [pdf],
      shown: [],
    });
    const notice = idIn(sent);
    await eventually(async () => (await nurse.get(`/api/notices/${notice}`)).status === 200, 10_000);

    const told = await dischargeNurse.post(`/api/patients/${patient}/hospital-notes`, {
      ...{ clientId: 'client-hospital-note', event: 'admission', on: '2026-11-20', place: '秘密の見本' },
      ...{ contact: '秘密の見本', text: '秘密の見本', replaces: null, shown: [] },
      attachments: [(await upload(dischargeNurse, 'document', 'himitsu-mihon.pdf', samplePdf())).id],
    });
    const hospitalNote = idIn(told);
    await eventually(async () => (await doctor.get(`/api/notices/${hospitalNote}`)).status === 200, 10_000);
    const [paper] = good(await doctor.get(`/api/notices/${hospitalNote}`)).body.files as { id: string }[];
    if (paper === undefined) throw new Error('the hospital note came without its paper');
    return {
      ...{ notice, 'hospital note': hospitalNote },
      ...{ 'PDF of a notice': pdf, 'PDF of a hospital note': paper.id },
    };
  },
  owner: async (house, { notice }) => ({
    client: await house.officer('okazaki'),
    ids: { notice: notice as string },
  }),
};
