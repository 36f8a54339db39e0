import type { RecordRow } from '../recordRow.ts';

/** [FA1] What the family and the team write to each other are posts, their pictures photos; for the care of the patient. */
export const familyRow: RecordRow = { purpose: 'care', entry: ['post'], shown: ['post', 'photo'] };
