import { ATTRIBUTES_PAST_THE_LOG } from './attributesPastTheLog.ts';
import { watchMongoose } from './watchMongoose.ts';

/** [AC14] Loaded before a house that runs as a process of its own: it says so on its output, and its test looks there. */
const watch = watchMongoose();
setInterval(async () => {
  for (const problem of await watch.take()) console.error(`${ATTRIBUTES_PAST_THE_LOG}: ${problem}`);
}, 250).unref();
