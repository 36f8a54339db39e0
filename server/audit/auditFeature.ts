import type { Platform } from '#platform/platform.ts';
import { openChainer } from './chainer.ts';

/** The audit trail: links facts into the chains of both their ends. */
export const auditFeature = async (platform: Pick<Platform, 'db' | 'nodeId'>) => {
  const chainer = await openChainer(platform);
  return { sweep: chainer.sweep };
};
