import { type VitalSign, type Vitals, vitalBounds, vitalSigns } from '#domain/channels/vitals.ts';
import { fitsStep } from '#domain/texts/fitsStep.ts';
import { readNumber } from '#domain/texts/readNumber.ts';

export type VitalsText = { readonly [Sign in VitalSign]?: string };
export type VitalsProblems = {
  readonly [Sign in VitalSign]?: { least: number; most: number; step: number };
};

/** [VA5] [VA6] The typed values, or which of them cannot be. `values` is null when nothing was measured. */
export const readVitals = (text: VitalsText): { values: Vitals | null; problems: VitalsProblems | null } => {
  const values: { [Sign in VitalSign]?: number } = {};
  const problems: { [Sign in VitalSign]?: { least: number; most: number; step: number } } = {};
  for (const sign of vitalSigns) {
    const typed = text[sign]?.trim();
    if (!typed) continue;
    const value = readNumber(typed);
    const { least, most, step } = vitalBounds[sign];
    if (value !== null && value >= least && value <= most && fitsStep(value, step)) values[sign] = value;
    else problems[sign] = { least, most, step };
  }
  if (
    values.systolic !== undefined &&
    values.diastolic !== undefined &&
    values.diastolic >= values.systolic
  ) {
    const { least, step } = vitalBounds.diastolic;
    problems.diastolic = { least, most: values.systolic - 1, step };
  }
  const some = Object.keys(values).length > 0;
  return { values: some ? values : null, problems: Object.keys(problems).length > 0 ? problems : null };
};
