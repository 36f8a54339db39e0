import type { VitalSign } from '#domain/channels/vitals.ts';

/** Units as people write them (UCUM's are in the records: DOMAIN.md §4). */
export const vitalUnits: Readonly<Record<VitalSign, string>> = {
  systolic: 'mmHg',
  diastolic: 'mmHg',
  pulse: '/分',
  spo2: '%',
  temperature: '℃',
  respiration: '/分',
  weight: 'kg',
};

/** What is usual for an adult at rest: the band of the charts. A patient's own targets are the doctor's to judge. */
export const usualBands: Readonly<Record<VitalSign, readonly [number, number] | null>> = {
  systolic: [90, 140],
  diastolic: [50, 90],
  pulse: [50, 100],
  spo2: [95, 100],
  temperature: [35.5, 37.4],
  respiration: [12, 20],
  weight: null,
};
