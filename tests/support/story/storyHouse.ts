import { availableParallelism } from 'node:os';
import { afterAll, beforeAll } from '@jest/globals';
import { freePort, type HouseProcess, startHouse } from '../houseProcess.ts';
import type { TestStores } from '../testStores.ts';
import { startSampleStores } from './sampleStores.ts';
import { storeEnv } from './storeEnv.ts';

/** Where the browsers go; the steps of the story know no more of the house than this. */
export interface StoryHouse {
  readonly url: string;
  /** Whether axe and a picture are asked of each screen: once is enough, it costs as much as the step itself. */
  readonly isLookedAt?: boolean;
  /** What pages may complain of in this house: a killed process breaks connections, and browsers write that down. */
  readonly foreseen?: readonly RegExp[];
  /** How long a person looks for what comes at once: longer where a connection must first be made again. */
  readonly patienceMs?: number;
}

/** One process with all five services on the sample, for the tests of one file. */
export const withStoryHouse = (): StoryHouse => {
  let stores: TestStores | undefined;
  let house: HouseProcess | undefined;
  beforeAll(async () => {
    stores = await startSampleStores();
    const mediaPort = await freePort(availableParallelism());
    house = await startHouse([`--media-port=${mediaPort}`, `--data=${stores.dataDir}`], storeEnv(stores));
  }, 300_000);
  afterAll(async () => {
    await house?.close();
    await stores?.close();
  }, 60_000);
  return {
    isLookedAt: true,
    get url() {
      if (house === undefined)
        throw new Error('withStoryHouse(): ask for the address inside a test or a hook');
      return `http://127.0.0.1:${house.port}`;
    },
  };
};
