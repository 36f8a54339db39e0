import { randomBytes } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { eventually } from '#tests/support/eventually.ts';
import { joinMinutes, type MinutesClient } from '#tests/support/minutesClient.ts';
import { type MinutesNode, startMinutesNode } from '#tests/support/minutesNode.ts';
import { newMinutes } from '#tests/support/minutesRecord.ts';
import { rawMinutesSocket } from '#tests/support/rawMinutesSocket.ts';
import { withTestStores } from '#tests/support/testStores.ts';

const newAccount = () => randomBytes(12).toString('hex');

describe('the room of a document that is slow to open', () => {
  // Before the stores' own: hooks of one block run in the order they are written in.
  afterAll(async () => {
    for (const client of clients) client.leave();
    await node?.close();
  });
  const stores = withTestStores();
  let node: MinutesNode;
  const clients: MinutesClient[] = [];
  let labelled = 0;
  let opened: Promise<void>;
  let release: () => void;
  const join = (document: string) => {
    const client = joinMinutes({ url: node.url, document, cookie: `account=${newAccount()}` });
    clients.push(client);
    return client;
  };

  beforeAll(async () => {
    const { mongoUri, redisUrl } = stores();
    opened = new Promise((resolve) => {
      release = resolve;
    });
    node = await startMinutesNode({
      ...{ mongoUri, redisUrl, dbName: 'collab-slow-room' },
      between: (ports) => ({
        ...ports,
        people: {
          label: async (author) => {
            labelled += 1;
            return ports.people.label(author);
          },
        },
        documents: {
          open: async (document) => {
            await opened;
            return ports.documents.open(document);
          },
        },
      }),
    });
  });

  it('[MI1] who waited for it together with one who has gone is seated in the room that lives', async () => {
    const document = await newMinutes(node.platform.db);
    const gone = rawMinutesSocket(node.url, document, `account=${newAccount()}`);
    // The label is the last thing that is asked before the room: both wait for its opening then.
    await eventually(() => labelled === 1);
    const stays = join(document);
    await eventually(() => labelled === 2);
    gone.socket.close();
    await gone.closed;
    release();
    await eventually(() => stays.provider.synced);

    const comes = join(document);
    await eventually(() => comes.provider.synced);
    comes.type('agenda', '退院の日');
    await eventually(() => stays.text('agenda') === '退院の日');
    stays.type('agenda', '。');
    await eventually(() => comes.text('agenda') === '退院の日。');
    expect(await node.collab.count()).toEqual({ documents: 1, connections: 2 });

    stays.leave();
    await eventually(async () => (await node.collab.count()).connections === 1);
    expect((await node.collab.count()).documents).toBe(1);
    comes.leave();
    await eventually(async () => (await node.collab.count()).documents === 0);
  });
});
