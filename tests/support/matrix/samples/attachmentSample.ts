import { samplePdf, upload } from '../../sampleFiles.ts';
import type { RecordSample } from './recordSample.ts';

export const attachmentSample: RecordSample = {
  make: async (house, made) => {
    const doctor = await house.as('doctor');
    const unnamed = (await upload(doctor, 'document', 'himitsu-mihon.pdf', samplePdf())).id;
    return { attachment: made['photo of a post'] as string, unnamed };
  },
  ofTeam: true,
};
