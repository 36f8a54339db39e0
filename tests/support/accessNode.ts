import type { Connection } from 'mongoose';
import { createGate } from '#access/createGate.ts';
import { openRevocations } from '#access/revocations.ts';
import type { AttributeReaders } from '#domain/access/attributeReaders.ts';
import type { AccountAttributes } from '#domain/access/attributes.ts';
import type { CompiledAgreements } from '#domain/agreement/compileAgreements.ts';
import { recordKinds } from '#domain/records/recordKinds.ts';
import { readEnv } from '#platform/env.ts';
import { createLogger } from '#platform/logger.ts';
import { openPlatform } from '#platform/openPlatform.ts';
import { compileSample, idOf } from './accessRegion.ts';
import type { TestStores } from './testStores.ts';

type Kind = 'accounts' | 'facilities' | 'minutes' | `${keyof typeof recordKinds}s`;
interface Kept {
  _id: string;
  [key: string]: unknown;
}

/** Attributes as documents of one collection for each kind, read afresh from the store, each by one command. */
export const keptAttributes = (db: Connection) => {
  const of = (kind: string) => db.collection<Kept>(`kept-${kind}`);
  const find = async <T>(kind: string, filter: object): Promise<T | null> => {
    const found = await of(kind).findOne(filter);
    return found as T | null;
  };
  const readers = {
    // Of a kind of record that has no rules of its own here: by its id.
    ...Object.fromEntries(
      Object.entries(recordKinds).map(([kind, { reads }]) => [
        Object.keys(reads)[0],
        (id: string) => find(`${kind}s`, { _id: id }),
      ]),
    ),
    account: (id: string) => find('accounts', { _id: id }),
    facility: (id: string) => find('facilities', { _id: id }),
    patientOfChannel: (id: string) => find('patients', { channel: id }),
    minutes: (id: string) => find('minutes', { _id: id }),
    office: async (municipality: string) => ({ municipality, name: '見本 福祉課', phone: '000-000-0000' }),
  } as unknown as AttributeReaders;
  const put = async <T extends { readonly id: string }>(kind: Kind, one: T): Promise<void> => {
    await of(kind).replaceOne({ _id: one.id }, { ...one, _id: one.id }, { upsert: true });
  };
  return { readers, put };
};

export const actorOf = (account: AccountAttributes, session = 'session') => ({
  account: account.id,
  session: idOf<never>(session),
  position: account.positions[0]?.id ?? null,
});

/** One node with a gate on real stores; its domain clock is set by hand. */
export const openAccessNode = async (
  stores: TestStores,
  options: {
    dbName?: string;
    mongoUri?: string;
    nodeId?: string;
    now?: string;
    agreements?: CompiledAgreements;
    machine?: { now(): number };
    /** Another prefix than another node's: none of its hints is heard. */
    redisPrefix?: string;
    /** Judges everything from the store: what a node with memory is compared with. */
    remembersNothing?: boolean;
    /** The readers of attributes as this node's gate gets them. */
    through?: (readers: AttributeReaders) => AttributeReaders;
  } = {},
) => {
  let now = new Date(options.now ?? '2026-11-23T03:00:00Z');
  let compiled = options.agreements ?? compileSample();
  const platform = await openPlatform({
    env: readEnv({
      ...(options.nodeId === undefined ? {} : { NODE_ID: options.nodeId }),
      ...(options.redisPrefix === undefined ? {} : { REDIS_PREFIX: options.redisPrefix }),
    }),
    log: createLogger('silent'),
    mongoUri: options.mongoUri ?? stores.mongoUri,
    redisUrl: stores.redisUrl,
    dbName: options.dbName ?? 'access',
    clock: { now: () => now },
  });
  const attributes = keptAttributes(platform.db);
  const revocations = await openRevocations(platform, options.machine);
  const gate = await createGate(platform, {
    readers: options.through?.(attributes.readers) ?? attributes.readers,
    agreements: () => compiled,
    revocations: options.remembersNothing ? { ...revocations, hears: async () => false } : revocations,
  });
  return {
    platform,
    gate,
    revocations,
    put: attributes.put,
    setNow: (to: string) => {
      now = new Date(to);
    },
    setAgreements: (to: CompiledAgreements) => {
      compiled = to;
    },
    close: () => platform.lifecycle.close(),
  };
};
export type AccessNode = Awaited<ReturnType<typeof openAccessNode>>;
