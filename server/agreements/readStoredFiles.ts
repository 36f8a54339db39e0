import type { Connection } from 'mongoose';
import type { SourceFile } from '#domain/agreement/loadAgreements.ts';
import { type AgreementRecord, agreementModel } from './agreementModel.ts';

/** The text of all versions in the store, in the order in which they were imported: that in which agreements are tried (WA13). */
export const readStoredFiles = async (db: Connection): Promise<readonly SourceFile[]> => {
  const records = await agreementModel(db).find().lean<AgreementRecord[]>();
  records.sort((a, b) => +a.importedAt - +b.importedAt || (a._id < b._id ? -1 : 1));
  return records.map(({ _id, text }) => ({ file: _id, source: text }));
};
