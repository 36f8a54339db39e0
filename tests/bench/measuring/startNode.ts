import { type HouseProcess, startHouse } from '#tests/support/houseProcess.ts';
import type { BenchStores } from './benchStores.ts';
import { pin, serverCore } from './pinned.ts';

/** `server/main.ts` as production runs it, on the bench's stores, on the server's core. */
export const startNode = async (
  { mongoUri, redisUrl, dataDir }: BenchStores,
  services: string,
  env: Readonly<Record<string, string>> = {},
): Promise<HouseProcess> => {
  const house = await startHouse(
    [`--services=${services}`, '--empty', `--data=${dataDir}`],
    { MONGODB_URI: mongoUri, REDIS_URL: redisUrl, LOG_LEVEL: 'error', ...env },
    undefined,
    [],
  );
  pin(house.pid, serverCore);
  return house;
};
