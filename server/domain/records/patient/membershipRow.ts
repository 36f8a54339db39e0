import type { Purpose } from '../../vocabulary/purposes.ts';
import { classesOfPurpose } from '../classesOfPurpose.ts';
import type { RecordRow } from '../recordRow.ts';
import { shownOfPurpose } from './shownOfPurpose.ts';

/** A membership or invitation for a purpose stands on any class of that purpose's rows; `shown` is what it promises. */
export const membershipRow = (purpose: Purpose): RecordRow => ({
  purpose,
  entry: classesOfPurpose[purpose],
  shown: shownOfPurpose[purpose],
});
