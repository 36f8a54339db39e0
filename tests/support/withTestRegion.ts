import { afterAll, beforeAll } from '@jest/globals';
import type { Clock } from '#platform/clock.ts';
import type { Platform } from '#platform/platform.ts';
import { openTestPlatform } from './testPlatform.ts';
import { testRegion } from './testRegion.ts';
import { withTestStores } from './testStores.ts';

/** The test region without doors, on stores of its own, for the tests of one file. */
export const withTestRegion = (options: { clock?: Clock } = {}) => {
  let opened: { platform: Platform; region: Awaited<ReturnType<typeof testRegion>> } | undefined;
  // Hooks of one block run in the order they are written in: this closes before the stores it stands on.
  afterAll(() => opened?.platform.lifecycle.close());
  const stores = withTestStores();
  beforeAll(async () => {
    const platform = await openTestPlatform(stores(), options);
    opened = { platform, region: await testRegion(platform) };
  }, 60_000);
  const known = () => {
    if (opened === undefined) throw new Error('withTestRegion(): ask for it inside a test or a hook');
    return opened;
  };
  return {
    get stores() {
      return stores();
    },
    get platform() {
      return known().platform;
    },
    get region() {
      return known().region;
    },
  };
};
