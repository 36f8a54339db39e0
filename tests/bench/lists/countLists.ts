import { countedStore } from '#tests/support/countedStore.ts';
import { startStoreProxy } from '#tests/support/storeProxy.ts';
import { startTestApp } from '#tests/support/testApp.ts';
import type { BenchStores } from '../measuring/benchStores.ts';
import { askBytes } from './askBytes.ts';
import { type Holder, place } from './listsRegion.ts';

export interface Counted {
  readonly cold: number;
  readonly warm: number;
  readonly bytes: number;
  /** Facts of the trail that the second time wrote. */
  readonly facts: number;
}

/** The store's commands of some requests at a node that knows nothing yet, and at the same node once it does. */
export const countLists = async (
  stores: BenchStores,
  { cookie }: Holder,
  paths: readonly string[],
): Promise<Counted> => {
  const proxy = await startStoreProxy(stores.mongoUri);
  const app = await startTestApp({ stores: { ...stores, mongoUri: proxy.uri }, services: ['web'], ...place });
  try {
    const count = countedStore(proxy);
    const port = Number(new URL(app.url).port);
    let bytes = 0;
    const ask = async () => {
      const all = await Promise.all(paths.map((path) => askBytes(port, path, cookie)));
      bytes = all.reduce((sum, each) => sum + each, 0);
    };
    const cold = (await count(ask)).length;
    const facts = app.platform.db.collection('facts');
    const before = await facts.countDocuments();
    const warm = (await count(ask)).length;
    return { cold, warm, bytes, facts: (await facts.countDocuments()) - before };
  } finally {
    await app.close();
    await proxy.close();
  }
};
