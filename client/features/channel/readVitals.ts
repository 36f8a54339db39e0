import { type VitalSign, type Vitals, vitalBounds, vitalSigns } from '#domain/channels/vitals.ts';

export type VitalsText = { readonly [Sign in VitalSign]?: string };
export type VitalsProblems = { readonly [Sign in VitalSign]?: { least: number; most: number } };

/** Full-width figures and a comma for a point are typed on phones every day; a key hit wrongly is out of bounds. */
const readNumber = (text: string): number =>
  Number(text.normalize('NFKC').replace(',', '.').replace(/\s/g, ''));

/** The typed values, or which of them cannot be. `values` is null when nothing was measured. */
export const readVitals = (text: VitalsText): { values: Vitals | null; problems: VitalsProblems | null } => {
  const values: { [Sign in VitalSign]?: number } = {};
  const problems: { [Sign in VitalSign]?: { least: number; most: number } } = {};
  for (const sign of vitalSigns) {
    const typed = text[sign]?.trim();
    if (!typed) continue;
    const value = readNumber(typed);
    const { least, most } = vitalBounds[sign];
    if (Number.isFinite(value) && value >= least && value <= most) values[sign] = value;
    else problems[sign] = { least, most };
  }
  if (
    values.systolic !== undefined &&
    values.diastolic !== undefined &&
    values.diastolic >= values.systolic
  ) {
    problems.diastolic = { least: vitalBounds.diastolic.least, most: values.systolic - 1 };
  }
  const some = Object.keys(values).length > 0;
  return { values: some ? values : null, problems: Object.keys(problems).length > 0 ? problems : null };
};
