import type { RecordRow } from '../recordRow.ts';

export const channelRow: RecordRow = {
  purpose: 'care',
  entry: ['post', 'visit-report'],
  shown: ['post', 'visit-report', 'vitals', 'photo', 'video', 'document'],
};
