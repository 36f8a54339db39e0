import { afterAll, afterEach } from '@jest/globals';
import { ATTRIBUTES_PAST_THE_LOG } from './attributesPastTheLog.ts';
import { watchMongoose } from './watchMongoose.ts';

/** [AC14] In every test on a store: what the house writes past its revocation log fails the test, by name. */
const watch = watchMongoose();
const look = async () => {
  const found = await watch.take();
  if (found.length > 0) throw new Error(`${ATTRIBUTES_PAST_THE_LOG}: ${found.join('; ')}`);
};
afterEach(look);
afterAll(look);
