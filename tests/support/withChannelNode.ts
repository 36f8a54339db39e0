import { afterAll, beforeAll } from '@jest/globals';
import type { careRegion } from './careRegion.ts';
import { type ChannelNode, startChannelNode, testSessions } from './channelNode.ts';
import { startTestStores, type TestStores } from './testStores.ts';

/** A node of channels for the tests of one file, on stores of its own, which close after it. */
export const withChannelNode = (region: ReturnType<typeof careRegion>): (() => ChannelNode) => {
  let stores: TestStores | undefined;
  let node: ChannelNode | undefined;
  beforeAll(async () => {
    stores = await startTestStores();
    const { mongoUri, redisUrl } = stores;
    const sessions = testSessions(region.actors);
    node = await startChannelNode({ mongoUri, redisUrl, dbName: 'attack', region, sessions });
  }, 60_000);
  afterAll(async () => {
    await node?.close();
    await stores?.close();
  }, 30_000);
  return () => {
    if (node === undefined) throw new Error('withChannelNode(): ask for the node inside a test or a hook');
    return node;
  };
};
