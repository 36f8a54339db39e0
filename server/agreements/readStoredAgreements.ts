import type { Connection } from 'mongoose';
import type { AgreementVersion } from '#domain/agreement/agreementVersion.ts';
import { loadAgreements } from '#domain/agreement/loadAgreements.ts';
import { type AgreementRecord, agreementModel } from './agreementModel.ts';

/** All versions in the store, in the order in which they were imported: that in which agreements are tried (WA13). */
export const readStoredAgreements = async (db: Connection): Promise<readonly AgreementVersion[]> => {
  const records = await agreementModel(db).find().lean<AgreementRecord[]>();
  records.sort((a, b) => +a.importedAt - +b.importedAt || (a._id < b._id ? -1 : 1));
  const files = records.map(({ _id, text }) => ({ file: _id, source: text }));
  const loaded = loadAgreements(files, null);
  // Checked when it was imported: a store that holds anything else was changed by hand, and nothing is guessed.
  if (!loaded.ok) throw new Error(`stored agreements do not load: ${loaded.problems[0]?.message}`);
  return loaded.agreements;
};
