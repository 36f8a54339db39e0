import type { DataClass } from '../vocabulary/dataClasses.ts';
import type { Discloses } from './disclosure.ts';

/** The classes of a channel's row (DOMAIN.md §3). */
export const channelClasses: readonly DataClass[] = [
  'post',
  'visit-report',
  'vitals',
  'photo',
  'video',
  'document',
];

/**
 * The last seq that this reader may know of. A frozen member goes on reading what their provisions list, and
 * "nothing newer" (WA15) includes that there is something newer; for all others there is no ceiling.
 */
export const readCeiling = (readOnly: boolean, discloses: Discloses): number => {
  if (!readOnly) return Number.POSITIVE_INFINITY;
  const listed = channelClasses.map((dataClass) => {
    const answer = discloses(dataClass);
    return answer.disclosed ? (answer.upToSeq ?? 0) : 0;
  });
  return Math.max(0, ...listed);
};
