import { afterAll, beforeAll } from '@jest/globals';
import type { AdmissionEvents, CollabPorts } from '#collab/ports.ts';
import { joinMinutes, type MinutesClient } from './minutesClient.ts';
import { type MinutesNode, startMinutesNode } from './minutesNode.ts';
import { newMinutes } from './minutesRecord.ts';
import { newAccount } from './newAccount.ts';
import { rawMinutesSocket } from './rawMinutesSocket.ts';
import { withTestStores } from './testStores.ts';

/** One document and its door, judged as the test says, on stores of its own; for the tests of one `describe`. */
export const withDocumentDoor = () => {
  // Before the stores' own: hooks of one block run in the order they are written in.
  afterAll(async () => {
    for (const client of clients) client.leave();
    await node?.close();
  });
  const stores = withTestStores();
  const clients: MinutesClient[] = [];
  const admitted = new Map<string, AdmissionEvents>();
  let node: MinutesNode;
  let document: string;
  let mayEdit = true;

  let judgement = Promise.resolve();
  let waiting = 0;
  const admit: CollabPorts['admit'] = async (actor, id, events) => {
    waiting += 1;
    await judgement;
    if (id !== document) return { refused: 'final' };
    admitted.set(actor.account, events);
    const held = { mayEdit, crosses: true, fact: null };
    return { ...held, maySend: () => true, provide: async () => {}, close: async () => {} };
  };

  beforeAll(async () => {
    const { mongoUri, redisUrl } = stores();
    node = await startMinutesNode({
      mongoUri,
      redisUrl,
      dbName: `attack-${newAccount().slice(0, 8)}`,
      admit,
    });
    document = await newMinutes(node.platform.db);
  });

  return {
    /** Who was admitted, by account: to end it. */
    admitted,
    node: () => node,
    document: () => document,
    /** How many have come to be judged since judgement was held. */
    waiting: () => waiting,
    /** Everybody who comes from now on waits at the door, until the answer is called. */
    holdJudgement: (): (() => void) => {
      const { promise, resolve } = Promise.withResolvers<void>();
      judgement = promise;
      waiting = 0;
      return () => {
        judgement = Promise.resolve();
        resolve();
      };
    },
    /** Whether those who come from now on may write. */
    letEdit: (may: boolean): void => {
      mayEdit = may;
    },
    join: (account: string) => {
      const client = joinMinutes({ url: node.url, document, cookie: `account=${account}` });
      clients.push(client);
      return client;
    },
    raw: (account: string | null, id = document) =>
      rawMinutesSocket(node.url, id, account === null ? null : `account=${account}`),
    head: async () => (await node.store.read(document as never, 0)).length,
  };
};
