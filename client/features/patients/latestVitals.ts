import type { EntryAnswer } from '#contracts/http/entryView.ts';
import { type VitalSign, type Vitals, vitalSigns } from '#domain/channels/vitals.ts';

export interface LatestVitals {
  /** Of the newest of them. */
  readonly at: string;
  readonly vitals: Vitals;
}

const isPressure = (sign: VitalSign): boolean => sign === 'systolic' || sign === 'diastolic';

/**
 * What was measured last among these entries, each sign by its newest value. A pressure is two figures of one moment: never
 * the upper of one and the lower of another.
 */
export const latestVitals = (entries: readonly EntryAnswer[]): LatestVitals | null => {
  const vitals: { [Sign in VitalSign]?: number } = {};
  let at: string | null = null;
  for (const entry of entries.toReversed()) {
    if (!('id' in entry) || entry.vitals === null || 'withheld' in entry.vitals) continue;
    // [WR4] A correction is of the day that was measured: its values stand at its report.
    if (entry.change !== undefined) continue;
    at ??= entry.at;
    const hasPressure = vitals.systolic !== undefined || vitals.diastolic !== undefined;
    for (const sign of vitalSigns) {
      const value = entry.vitals[sign];
      const isKnown = isPressure(sign) ? hasPressure : vitals[sign] !== undefined;
      if (value !== undefined && !isKnown) vitals[sign] = value;
    }
  }
  return at === null ? null : { at, vitals };
};
