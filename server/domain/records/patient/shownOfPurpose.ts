import type { DataClass } from '../../vocabulary/dataClasses.ts';
import type { Purpose } from '../../vocabulary/purposes.ts';
import { channelRow } from '../channel/channelRow.ts';
import { classesOfPurpose } from '../classesOfPurpose.ts';
import { conferenceRow } from '../conference/conferenceRow.ts';

/**
 * All classes that can be met in the records of a purpose, including what hangs on them: a person is told which of
 * these they will see, and which not.
 */
export const shownOfPurpose: { readonly [P in Purpose]: readonly DataClass[] } = {
  ...classesOfPurpose,
  care: [...new Set([...channelRow.shown, ...classesOfPurpose.care])],
  conference: conferenceRow.shown,
};
