/** The bounds within which a value can be a living person's; outside, a key was hit wrongly. LOINC and unit beside. */
export const vitalBounds = {
  /** 8480-6, mmHg */
  systolic: { least: 30, most: 300, step: 1 },
  /** 8462-4, mmHg */
  diastolic: { least: 10, most: 200, step: 1 },
  /** 8867-4, /min */
  pulse: { least: 10, most: 300, step: 1 },
  /** 59408-5, % */
  spo2: { least: 30, most: 100, step: 1 },
  /** 8310-5, Cel */
  temperature: { least: 25, most: 45, step: 0.1 },
  /** 9279-1, /min */
  respiration: { least: 1, most: 100, step: 1 },
  /** 29463-7, kg */
  weight: { least: 0.3, most: 350, step: 0.1 },
} as const;

export type VitalSign = keyof typeof vitalBounds;
export const vitalSigns = Object.keys(vitalBounds) as VitalSign[];

/** What was measured on one visit; a sign that was not measured is absent. */
export type Vitals = { readonly [Sign in VitalSign]?: number | undefined };

/** What is wrong with a set that is right value by value, or null. */
export const vitalsProblem = (
  vitals: Vitals,
): {
  readonly path: VitalSign;
  readonly problem: string;
  readonly code: 'diastolic-not-below' | 'no-sign';
} | null => {
  const { systolic, diastolic } = vitals;
  if (systolic !== undefined && diastolic !== undefined && diastolic >= systolic) {
    return { path: 'diastolic', problem: 'below: systolic', code: 'diastolic-not-below' };
  }
  return vitalSigns.some((sign) => vitals[sign] !== undefined)
    ? null
    : { path: 'systolic', problem: 'at least one sign', code: 'no-sign' };
};
