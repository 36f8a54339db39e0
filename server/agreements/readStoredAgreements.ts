import type { Connection } from 'mongoose';
import type { AgreementVersion } from '#domain/agreement/agreementVersion.ts';
import { loadAgreements } from '#domain/agreement/loadAgreements.ts';
import { readStoredFiles } from './readStoredFiles.ts';

/** All versions in the store, in the order in which they are tried (WA13). */
export const readStoredAgreements = async (db: Connection): Promise<readonly AgreementVersion[]> => {
  const loaded = loadAgreements(await readStoredFiles(db), null);
  // Checked when it was imported: a store that holds anything else was changed by hand, and nothing is guessed.
  if (!loaded.ok) throw new Error(`stored agreements do not load: ${loaded.problems[0]?.message}`);
  return loaded.agreements;
};
