import type { Platform } from '#platform/platform.ts';
import { openSecrets } from '#platform/secrets/openSecrets.ts';

/** The master key of all tests that are not about it: nodes of one database must have the same. */
export const testSecretsKey = Buffer.alloc(32, 7).toString('base64');

export const openTestSecrets = ({ db, log }: Pick<Platform, 'db' | 'log'>) =>
  openSecrets({ db, log }, { given: testSecretsKey, dataDir: '' });
