import type { PatientPlan } from './patientPlan.ts';
import { suzukiShigeru } from './stories/suzukiShigeru.ts';
import { takahashiHanako } from './stories/takahashiHanako.ts';

export const samplePatients: readonly PatientPlan[] = [takahashiHanako, suzukiShigeru];
