import type { DataClass } from '../vocabulary/dataClasses.ts';
import type { Discloses } from './disclosure.ts';

/**
 * The last seq that this reader may know of. A frozen member goes on reading what their provisions list, and
 * "nothing newer" (WA15) includes that there is something newer; for all others it is the head.
 */
export const readCeiling = (
  {
    readOnly,
    disclosed,
    discloses,
  }: { readOnly: boolean; disclosed: readonly DataClass[]; discloses: Discloses },
  head: number,
): number => {
  if (!readOnly) return head;
  for (let seq = head; seq > 0; seq -= 1)
    if (disclosed.some((dataClass) => discloses(dataClass, seq).disclosed)) return seq;
  return 0;
};
