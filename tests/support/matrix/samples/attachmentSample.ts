import { samplePdf, upload } from '../../sampleFiles.ts';
import type { RecordSample } from './recordSample.ts';

export const attachmentSample: RecordSample = {
  make: async (house, made) => {
    const doctor = await house.as('doctor');
    const unnamed = (await upload(doctor, 'document', 'himitsu-mihon.pdf', samplePdf())).id;
    const begun = { clientId: 'client-upload', kind: 'document', name: 'himitsu-mihon.pdf', bytes: 1_000 };
    const { upload: id } = (await doctor.post('/api/uploads', begun)).body as unknown as { upload: string };
    return { attachment: made['photo of a post'] as string, unnamed, upload: id };
  },
  within: ['upload'],
  ofTeam: true,
};
