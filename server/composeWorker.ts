import type { Platform } from '#platform/platform.ts';
import { auditFeature } from './audit/auditFeature.ts';
import type { Care } from './composeCare.ts';
import { runJobs } from './jobs/runJobs.ts';

/** The jobs and sweeps. */
export const composeWorker = async (
  platform: Platform,
  redisUrl: string,
  { features, used, statuses }: Care,
): Promise<void> => {
  const audit = await auditFeature(platform);
  await runJobs(
    platform,
    redisUrl,
    {
      'deliver-notice': ({ id }) => used.notices.deliver(id),
      'tell-facility-status': ({ id }) => statuses.tell(id),
    },
    {
      notices: used.notices.sweep,
      audit: audit.sweep,
      statuses: statuses.sweep,
      attachments: features.attachments.sweep,
      seals: async () => {
        await features.minutes.sealFinalised();
        return 0;
      },
    },
  );
};
