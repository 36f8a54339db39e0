import type { Connection } from 'mongoose';
import { isDuplicateKey } from '../isDuplicateKey.ts';
import { newId } from '../newId.ts';
import { keyIdOf } from '../secrets/sealValue.ts';
import type { Secrets } from '../secrets/secrets.ts';

interface OldAccount {
  readonly _id: string;
  readonly municipality: string | null;
  readonly totpSecret: string;
}
interface OldDevice {
  readonly _id: string;
  readonly account: string;
  readonly until: Date;
}

const YEAR_MS = 365 * 24 * 3600 * 1000;

/**
 * From version 5 to 6: secrets of second factors are sealed, and known devices get an id of their own and room for a
 * key. What is sealed or moved already is left, so that it may run again, and on two nodes at once.
 */
export const sealSecrets = async (db: Connection, secrets: Pick<Secrets, 'seal'>): Promise<void> => {
  const accounts = db.collection<{ _id: string; totpSecret: string | null }>('accounts');
  for await (const found of accounts.find({ totpSecret: { $type: 'string' } })) {
    const { _id, municipality = null, totpSecret } = found as unknown as OldAccount;
    if (keyIdOf(totpSecret) !== null) continue;
    const sealed = await secrets.seal({ kind: 'totp', owner: _id, municipality }, totpSecret);
    await accounts.updateOne({ _id, totpSecret }, { $set: { totpSecret: sealed } });
  }
  const devices = db.collection<{ _id: string }>('devices');
  for await (const found of db.collection<{ _id: string }>('knownDevices').find()) {
    const { _id, account, until } = found as unknown as OldDevice;
    const signedInAt = new Date(until.getTime() - YEAR_MS);
    const device = {
      id: newId(),
      account,
      name: 'other',
      known: true,
      key: null,
      signedInAt,
      lost: null,
      until,
    };
    await devices.updateOne({ _id }, { $setOnInsert: device }, { upsert: true }).catch((error: unknown) => {
      if (!isDuplicateKey(error)) throw error;
    });
  }
  await db.collection('knownDevices').deleteMany({});
};
