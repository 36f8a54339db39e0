import type { RecordRow } from '../recordRow.ts';

export const minutesRow: RecordRow = { purpose: 'conference', entry: ['minutes'], shown: ['minutes'] };
