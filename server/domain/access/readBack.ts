import type { ConsentAttributes } from '../records/patient/consentAttributes.ts';
import type { DataClass } from '../vocabulary/dataClasses.ts';
import type { Day } from '../vocabulary/days.ts';
import type { ProvisionAttributes } from './attributes.ts';

/** What one provision lists of one class: a run of numbers, both ends included. A record without numbers has number 0. */
export interface SeqRange {
  readonly first: number;
  readonly last: number;
}

/**
 * [WA15] What this person's own provisions list of a class. What was lawfully received stays readable, and nothing
 * newer becomes so. After the consent under which it was given is withdrawn this reading ends; a consent that has
 * only run out takes nothing back.
 */
export const readBack = (
  provisions: readonly ProvisionAttributes[],
  consents: readonly ConsentAttributes[],
  dataClass: DataClass,
  day: Day,
): readonly SeqRange[] => {
  const withdrawn = new Set(
    consents.filter((each) => each.withdrawn !== null && each.withdrawn <= day).map((each) => each.id),
  );
  const known = new Set(consents.map((each) => each.id));
  const ranges = provisions
    .filter((each) => each.dataClasses.includes(dataClass))
    // A consent that is not among the patient's consents is no ground: deny by default.
    .filter(({ consent }) => consent === null || (known.has(consent) && !withdrawn.has(consent)))
    .flatMap(({ firstSeq, lastSeq }) =>
      lastSeq === null || lastSeq < firstSeq ? [] : [{ first: firstSeq, last: lastSeq }],
    )
    .sort((a, b) => a.first - b.first || a.last - b.last);
  const merged: SeqRange[] = [];
  for (const next of ranges) {
    const before = merged.at(-1);
    if (before === undefined || next.first > before.last + 1) merged.push(next);
    else merged[merged.length - 1] = { first: before.first, last: Math.max(before.last, next.last) };
  }
  return merged;
};
