import { afterAll, beforeAll } from '@jest/globals';
import type { Clock } from '#platform/clock.ts';
import type { Service } from '#platform/flags.ts';
import { openSocket, type TestSocket } from './openSocket.ts';
import { signIn } from './signIn.ts';
import { startTestApp } from './testApp.ts';
import type { TestClient } from './testClient.ts';
import { type cities, makeTestRegion } from './testRegion.ts';
import { startTestStores, type TestStores } from './testStores.ts';

interface Options {
  readonly services?: readonly Service[];
  readonly clock?: Clock;
}

/** The whole house with the test region in it, and its people in their browsers. */
export const openCareHouse = async (stores: TestStores, options: Options) => {
  const app = await startTestApp({ stores, ...options });
  const { commands, directory, care } = app.house;
  const region = await makeTestRegion({ commands, directory, gate: care.gate });
  const clients = new Map<string, Promise<TestClient>>();
  const sockets: TestSocket[] = [];
  const by = (loginName: string): Promise<TestClient> => {
    const known = clients.get(loginName) ?? signIn(app, loginName);
    clients.set(loginName, known);
    return known;
  };
  return {
    stores,
    app,
    region,
    by,
    as: (who: keyof typeof region.people): Promise<TestClient> => by(region.people[who].loginName),
    officer: (city: keyof typeof cities): Promise<TestClient> => by(region.officers[city].loginName),
    socketOf: async (client: TestClient): Promise<TestSocket> => {
      const socket = await openSocket(client);
      sockets.push(socket);
      return socket;
    },
    /** Signs in anew at the next request of this person. */
    forget: (loginName: string): void => void clients.delete(loginName),
    close: async (): Promise<void> => {
      for (const socket of sockets) socket.close();
      await app.close();
    },
  };
};
export type CareHouse = Awaited<ReturnType<typeof openCareHouse>>;

/** A house for the tests of one file, made before the first; after the last it closes before its stores do. */
export const withCareHouse = (options: Options = {}): (() => CareHouse) => {
  let stores: TestStores | undefined;
  let house: CareHouse | undefined;
  beforeAll(async () => {
    stores = await startTestStores();
    house = await openCareHouse(stores, options);
  }, 60_000);
  afterAll(async () => {
    await house?.close();
    await stores?.close();
  }, 30_000);
  return () => {
    if (house === undefined) throw new Error('withCareHouse(): ask for the house inside a test or a hook');
    return house;
  };
};
