import type { RecordRow } from '../recordRow.ts';

export const conferenceRow: RecordRow = {
  purpose: 'conference',
  entry: ['video', 'post', 'minutes'],
  shown: ['video', 'post', 'minutes', 'document', 'photo'],
};
