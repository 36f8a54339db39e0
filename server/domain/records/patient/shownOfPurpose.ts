import type { DataClass } from '../../vocabulary/dataClasses.ts';
import type { Purpose } from '../../vocabulary/purposes.ts';
import { channelRow } from '../channel/channelRow.ts';
import { classesOfPurpose } from '../classesOfPurpose.ts';
import { conferenceRow } from '../conference/conferenceRow.ts';

/** What may be met in the records of a purpose, with all that hangs on them: what a person is told they will see, or will not. */
export const shownOfPurpose: { readonly [P in Purpose]: readonly DataClass[] } = {
  ...classesOfPurpose,
  care: [...new Set([...channelRow.shown, ...classesOfPurpose.care])],
  conference: conferenceRow.shown,
};
