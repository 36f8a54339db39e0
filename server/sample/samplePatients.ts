import type { PatientPlan } from './patientPlan.ts';
import { mikawaCoast } from './stories/mikawaCoast.ts';
import { owariAndNorth } from './stories/owariAndNorth.ts';
import { suzukiShigeru } from './stories/suzukiShigeru.ts';
import { takahashiHanako } from './stories/takahashiHanako.ts';
import { toyohashi } from './stories/toyohashi.ts';
import { toyokawa } from './stories/toyokawa.ts';

/** The longest stories first: they are told side by side. */
export const samplePatients: readonly PatientPlan[] = [
  takahashiHanako,
  suzukiShigeru,
  ...toyohashi,
  ...toyokawa,
  ...mikawaCoast,
  ...owariAndNorth,
];
