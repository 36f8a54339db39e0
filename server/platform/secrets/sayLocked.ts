import type { Secrets } from './secrets.ts';

/** For whoever starts the house: what is wrong with the key, what works in spite of it, and what to do. */
export const sayLocked = (trouble: NonNullable<Secrets['trouble']>, dataDir: string): string =>
  [
    trouble === 'lost'
      ? `The key of sealed secrets is missing: there is no SECRETS_KEY, and no secrets.key in ${dataDir}.`
      : `The key of sealed secrets is another one than this data was sealed with (SECRETS_KEY, or secrets.key in ${dataDir}).`,
    'The house runs, but nobody with a second factor can sign in, and devices cannot open what they keep (N-01).',
    'No new key is made. Put the right key back and start again; how, and what to do where it is lost: docs/RUNBOOK.md, "The key of sealed secrets".',
  ].join('\n');
