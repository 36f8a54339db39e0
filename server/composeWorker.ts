import type { Platform } from '#platform/platform.ts';
import type { AuditFeature } from './audit/auditFeature.ts';
import type { Care } from './composeCare.ts';
import type { Directory } from './composeDirectory.ts';
import { runJobs } from './jobs/runJobs.ts';

/** The jobs and sweeps. */
export const composeWorker = (
  platform: Platform,
  redisUrl: string,
  { features, used, statuses }: Care,
  audit: AuditFeature,
  { carryOutLeavings }: Pick<Directory, 'carryOutLeavings'>,
): Promise<void> =>
  runJobs(
    platform,
    redisUrl,
    {
      'deliver-notice': ({ id }) => used.notices.deliver(id),
      'tell-facility-status': ({ id }) => statuses.tell(id),
    },
    {
      notices: used.notices.sweep,
      statuses: statuses.sweep,
      conferences: () => used.conferences.endForgotten(platform.clock.now()),
      attachments: features.attachments.sweep,
      audit: audit.link,
      leavings: carryOutLeavings,
      checkpoints: audit.signDaily,
      seals: features.minutes.sealFinalised,
    },
  );
