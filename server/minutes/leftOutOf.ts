import type { LaterChange } from '#contracts/laterChange.ts';
import type { MinutesState } from '#domain/minutes/foldMinutes.ts';
import { changesAfter } from './changesAfter.ts';
import type { MinutesRecord } from './minutesModel.ts';
import type { MinutesParts } from './minutesParts.ts';

/** [MI12] What was written after the entry that 確定 names and before 確定 itself: it is no part of the form, and is not lost. */
export const leftOutOf = async (
  parts: MinutesParts,
  record: MinutesRecord,
  { finalised, leftOut }: MinutesState,
): Promise<LaterChange[]> =>
  finalised === null || finalised.asOf === null || leftOut.length === 0
    ? []
    : changesAfter(parts, record, finalised.asOf, finalised.n, finalised.people);
