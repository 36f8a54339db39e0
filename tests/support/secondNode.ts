import type { CareHouse } from './careHouse.ts';
import { startTestApp, type TestApp } from './testApp.ts';
import { TestClient } from './testClient.ts';

/** Another node of the same house: same database, same Redis; media stays with the first. */
export const startSecondNode = (
  { app, stores }: CareHouse,
  options: Partial<Parameters<typeof startTestApp>[0]> = {},
): Promise<TestApp> =>
  startTestApp({
    stores,
    dbName: app.platform.db.name,
    clock: app.platform.clock,
    services: ['web', 'realtime', 'collab'],
    ...options,
  });

/** The same browser, sent to another node by the balancer: same cookies. */
export const sameBrowserAt = (client: TestClient, { url }: Pick<TestApp, 'url'>): TestClient => {
  const there = new TestClient(url);
  for (const [name, value] of client.cookies) there.cookies.set(name, value);
  there.csrf = client.csrf;
  return there;
};
