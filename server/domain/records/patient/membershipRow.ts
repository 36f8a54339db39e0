import type { Purpose } from '../../vocabulary/purposes.ts';
import { classesOfPurpose } from '../classesOfPurpose.ts';
import type { RecordRow } from '../recordRow.ts';
import { shownOfPurpose } from './shownOfPurpose.ts';

/**
 * The row of a membership or invitation for a purpose. Any class of that purpose's rows is enough for it; `shown` is
 * all that it promises.
 */
export const membershipRow = (purpose: Purpose): RecordRow => ({
  purpose,
  entry: classesOfPurpose[purpose],
  shown: shownOfPurpose[purpose],
});
