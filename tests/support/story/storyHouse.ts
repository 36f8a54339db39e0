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

interface StoryNodes {
  readonly env: Readonly<Record<string, string>>;
  /** An address of the machine: media is then a process of its own, and listens there alone. */
  readonly mediaHost?: string;
}

/** One process with all five services on the sample, for the tests of one file; or two, where media has an address of its own. */
export const withStoryHouse = (nodes: () => Promise<StoryNodes> = async () => ({ env: {} })): StoryHouse => {
  let stores: TestStores | undefined;
  let house: HouseProcess | undefined;
  let media: HouseProcess | undefined;
  beforeAll(async () => {
    stores = await startSampleStores();
    const { env, mediaHost } = await nodes();
    const mediaPort = `--media-port=${await freePort(availableParallelism())}`;
    const given = { ...storeEnv(stores), ...env };
    const data = `--data=${stores.dataDir}`;
    if (mediaHost === undefined) {
      house = await startHouse([mediaPort, data], given);
      return;
    }
    house = await startHouse(['--services=web,realtime,collab,worker'], given);
    media = await startHouse(
      ['--services=media', `--host=${mediaHost}`, '--behind-proxy', '--sample', mediaPort],
      {
        ...given,
        NODE_ID: 'media',
      },
    );
  }, 300_000);
  afterAll(async () => {
    await media?.close();
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
