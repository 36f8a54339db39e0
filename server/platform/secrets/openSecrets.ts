import { createHmac, hkdfSync } from 'node:crypto';
import { Failure } from '../failure.ts';
import { isStoreAway } from '../isStoreAway.ts';
import { nameOfError } from '../nameOfError.ts';
import type { Platform } from '../platform.ts';
import { dataKeyModel } from './dataKeyModel.ts';
import { openDataKeys } from './dataKeys.ts';
import { keptMasterKeys, makeMasterKey, readMasterKeys } from './masterKeys.ts';
import { currentMaster, settleMaster } from './masterMark.ts';
import { keyIdOf, openValue, sealValue } from './sealValue.ts';
import type { SecretOf, Secrets } from './secrets.ts';

const scopeOf = (municipality: string | null): string => municipality ?? 'house';

/**
 * Opens the house's secrets with SECRETS_KEY, else with `secrets.key` in the data folder, which is made for a store
 * that is on no key yet. If the store is on another key than those that are here, it is left alone: what was sealed
 * stays locked, nothing is guessed, and no new key takes the place of a lost one.
 */
export const openSecrets = async (
  { db, log }: Pick<Platform, 'db' | 'log'>,
  { given, dataDir }: { readonly given: string | undefined; readonly dataDir: string },
): Promise<Secrets> => {
  const model = dataKeyModel(db);
  await model.createCollection();
  await model.createIndexes();
  const known = given === undefined ? await keptMasterKeys(dataDir) : readMasterKeys(given);
  const lost = known === null && (await currentMaster(db)) !== null;
  const masters = known ?? (lost ? [] : await makeMasterKey(dataDir));
  const [first] = masters;
  const on = first === undefined ? null : await settleMaster(db, first.id);
  const trouble = first === undefined ? 'lost' : masters.some(({ id }) => id === on) ? null : 'other';
  const keys = openDataKeys(db, masters);

  /** If a store is away, that is what is said; any other error means a secret that does not open. */
  const guard = async <T>(of: SecretOf, work: () => Promise<T>): Promise<T> => {
    try {
      return await work();
    } catch (error) {
      if (isStoreAway(error)) throw error;
      log.error({ kind: of.kind, owner: of.owner, err: nameOfError(error) }, 'a secret stays locked');
      throw new Failure('N-01', { reason: 'secret-locked' });
    }
  };
  return {
    trouble,
    seal: ({ kind, owner, municipality }, plain) =>
      guard({ kind, owner }, async () =>
        sealValue(await keys.newest('seal', scopeOf(municipality)), [kind, owner], plain),
      ),
    open: (of, sealed) =>
      guard(of, async () => {
        const key = await keys.byId(keyIdOf(sealed) ?? '');
        if (key === null) throw new Error('no such data key');
        return openValue(key, [of.kind, of.owner], sealed);
      }),
    indexOf: ({ kind, municipality }, value) =>
      guard({ kind, owner: 'index' }, async () => {
        const { key } = await keys.newest('index', scopeOf(municipality));
        const own = Buffer.from(hkdfSync('sha256', key, Buffer.alloc(0), `engawa index: ${kind}`, 32));
        return createHmac('sha256', own).update(value).digest('base64url');
      }),
  };
};
