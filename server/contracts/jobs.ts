import * as z from 'zod/mini';
import { ids } from './ids.ts';

/** What a job carries: ids only (DESIGN 7). The kind says which feature carries it on. */
export const jobs = {
  'deliver-notice': z.strictObject({ id: ids.notice }),
  'tell-facility-status': z.strictObject({ id: ids.facility }),
} as const;

export type JobKind = keyof typeof jobs;
export type JobData<Kind extends JobKind> = z.infer<(typeof jobs)[Kind]>;

/** What runs again and again, by name, with its period in milliseconds. */
export const sweeps = {
  /** Carries on what was left between a notice's write and its delivery. */
  notices: 5_000,
  /** Carries on what was left between a facility's state and the telling of it. */
  statuses: 5_000,
  /** Links facts into the chains of the audit trail. */
  audit: 1_000,
  /** Signs each chain once a day. */
  checkpoints: 60_000,
  /** Seals minutes whose process died right after 確定. */
  seals: 15_000,
  /** Ends conferences that were forgotten. */
  conferences: 60_000,
  /** Ends the sessions of whose 退職 was entered ahead, once its day has come. */
  leavings: 60_000,
  /** Removes uploads that nothing named within a day. */
  attachments: 3_600_000,
} as const;

export type SweepName = keyof typeof sweeps;
