import * as z from 'zod/mini';
import { ids } from './ids.ts';

/** What a job carries: only ids (DESIGN 7). Its kind says which feature carries it out. */
export const jobs = {
  'deliver-notice': z.strictObject({ id: ids.notice }),
  'tell-facility-status': z.strictObject({ id: ids.facility }),
} as const;

export type JobKind = keyof typeof jobs;
export type JobData<Kind extends JobKind> = z.infer<(typeof jobs)[Kind]>;

/** What is run again and again, by name, with its period in milliseconds. */
export const sweeps = {
  /** Carries on deliveries that were left between the write of a notice and its end. */
  notices: 5_000,
  /** Carries on states of facilities that were stored and not told yet. */
  statuses: 5_000,
  /** Links facts into the chains of the audit trail. */
  audit: 1_000,
  /** Signs each chain once a day. */
  checkpoints: 60_000,
  /** Seals minutes whose process died right after 確定. */
  seals: 15_000,
  /** Ends conferences that were forgotten. */
  conferences: 60_000,
  /** Ends the sessions of those whose 退職 was entered ahead, once its day has come. */
  leavings: 60_000,
  /** Removes uploads that nothing has named within a day. */
  attachments: 3_600_000,
} as const;

export type SweepName = keyof typeof sweeps;
