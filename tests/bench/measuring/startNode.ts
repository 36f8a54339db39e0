import { type HouseProcess, startHouse } from '#tests/support/houseProcess.ts';
import type { BenchStores } from './benchStores.ts';
import { pin, serverCore } from './pinned.ts';

/** `server/main.ts` as production runs it, on the bench's stores, on the server's core. */
export const startNode = async (
  { mongoUri, redisUrl, dataDir }: BenchStores,
  services: string,
  env: Readonly<Record<string, string>> = {},
): Promise<HouseProcess> => {
  const flags = [`--services=${services}`, '--empty', `--data=${dataDir}`];
  const given = { MONGODB_URI: mongoUri, REDIS_URL: redisUrl, LOG_LEVEL: 'error', ...env };
  // Not watched as in tests: that costs memory, and CPU with every command of the store.
  const house = await startHouse(flags, given, undefined, []);
  pin(house.pid, serverCore);
  return house;
};
