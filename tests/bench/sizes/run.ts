import { mongo } from 'mongoose';
import { openMongo } from '#platform/mongo.ts';
import { startHouse } from '#tests/support/houseProcess.ts';
import { startBenchStores } from '../measuring/benchStores.ts';
import { describeRun } from '../measuring/machine.ts';
import { table } from '../measuring/table.ts';

/** The sample's facts are linked into their chains within some seconds of the first start. */
const LINKED_MS = 120_000;
/** Enough for a mean: the sample has at most some thousands of anything. */
const MOST = 5_000;

/** How large a document of each collection is in the sample region (BSON, without indexes), and how many indexes it stands in. */
export async function run(): Promise<void> {
  const stores = await startBenchStores();
  try {
    const { mongoUri, redisUrl, dataDir } = stores;
    const house = await startHouse(['--sample', `--data=${dataDir}`], {
      ...{ MONGODB_URI: mongoUri, REDIS_URL: redisUrl, LOG_LEVEL: 'error' },
    });
    const db = await openMongo(mongoUri);
    await untilLinked(db);
    const rows: string[][] = [];
    for (const { name } of (await db.listCollections()).sort((a, b) => a.name.localeCompare(b.name))) {
      let [documents, bytes] = [0, 0];
      for await (const each of db.collection(name).find({}).limit(MOST)) {
        documents += 1;
        bytes += mongo.BSON.calculateObjectSize(each);
      }
      if (documents === 0) continue;
      const indexes = await db.collection(name).indexes();
      rows.push([name, String(documents), String(Math.round(bytes / documents)), String(indexes.length)]);
    }
    await db.close();
    await house.close();
    console.log(`## The size of a record\n\n\`npm run bench -- sizes\`. ${describeRun(stores.using)}\n`);
    console.log(table(['collection', 'looked at', 'bytes, mean', 'indexes'], rows));
  } finally {
    await stores.close();
  }
}

/** Until the chains grow no more. */
async function untilLinked(db: Awaited<ReturnType<typeof openMongo>>): Promise<void> {
  const began = performance.now();
  let linked = -1;
  for (let still = 0; still < 5; still += 1) {
    if (performance.now() - began > LINKED_MS) throw new Error(`${linked} records linked, and no end`);
    await new Promise((resolve) => setTimeout(resolve, 1_000));
    const now = await db.collection('auditChain').countDocuments();
    if (now !== linked || now === 0) still = 0;
    linked = now;
  }
}
