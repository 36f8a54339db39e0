import { createHash } from 'node:crypto';
import type { Connection } from 'mongoose';
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
  for await (const found of db.collection('knownDevices').find()) {
    const { _id: token, account, until } = found as unknown as OldDevice;
    const signedInAt = new Date(until.getTime() - YEAR_MS);
    // Made of the token: two nodes at once make the same.
    const _id = createHash('sha256').update(`device ${token}`).digest('hex').slice(0, 24);
    const device = { account, token, name: 'other', known: true, key: null, signedInAt, lost: null, until };
    await devices.updateOne({ _id }, { $setOnInsert: device }, { upsert: true });
  }
  await db.collection('knownDevices').deleteMany({});
};
