import type { Platform } from '#platform/platform.ts';
import type { AuditFeature } from '#server/audit/auditFeature.ts';
import { runJobs } from '#server/jobs/runJobs.ts';
import type { Care } from './composeCare.ts';
import type { Directory } from './composeDirectory.ts';

/** The jobs and sweeps. */
export const composeWorker = (
  platform: Platform,
  redisUrl: string,
  { features, statuses }: Care,
  audit: AuditFeature,
  { carryOutLeavings }: Pick<Directory, 'carryOutLeavings'>,
): Promise<void> =>
  runJobs(
    platform,
    redisUrl,
    {
      'deliver-notice': ({ id }) => features.notices.deliver(id),
      'tell-facility-status': ({ id }) => statuses.tell(id),
    },
    {
      notices: features.notices.sweep,
      statuses: statuses.sweep,
      conferences: () => features.conferences.endForgotten(platform.clock.now()),
      attachments: features.attachments.sweep,
      audit: audit.link,
      leavings: carryOutLeavings,
      checkpoints: audit.signDaily,
      seals: features.minutes.sealFinalised,
    },
  );
