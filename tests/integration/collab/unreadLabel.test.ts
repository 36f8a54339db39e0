import { randomBytes } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { eventually } from '#tests/support/eventually.ts';
import { joinMinutes, type MinutesClient } from '#tests/support/minutesClient.ts';
import { type MinutesNode, startMinutesNode } from '#tests/support/minutesNode.ts';
import { newMinutes } from '#tests/support/minutesRecord.ts';
import { withTestStores } from '#tests/support/testStores.ts';

const newAccount = () => randomBytes(12).toString('hex');

describe('a node that cannot read whose caret has moved on another node', () => {
  // Before the stores' own: hooks of one block run in the order they are written in.
  afterAll(async () => {
    for (const client of clients) client.leave();
    await troubled?.close();
    await other?.close();
  });
  const stores = withTestStores();
  let troubled: MinutesNode;
  let other: MinutesNode;
  const clients: MinutesClient[] = [];
  let isAway = false;
  let failed = 0;
  const join = (node: MinutesNode, document: string) => {
    const client = joinMinutes({ url: node.url, document, cookie: `account=${newAccount()}` });
    clients.push(client);
    return client;
  };

  beforeAll(async () => {
    const { mongoUri, redisUrl } = stores();
    const at = { mongoUri, redisUrl, dbName: 'collab-labels' };
    other = await startMinutesNode(at);
    troubled = await startMinutesNode({
      ...at,
      between: (ports) => ({
        ...ports,
        people: {
          label: async (author) => {
            if (!isAway) return ports.people.label(author);
            failed += 1;
            throw new Error('the store is away');
          },
        },
      }),
    });
  });

  it('lives on, and shows the next one', async () => {
    const document = await newMinutes(other.platform.db);
    const here = join(troubled, document);
    const there = join(other, document);
    await eventually(() => here.provider.synced && there.provider.synced);
    isAway = true;
    there.provider.awareness.setLocalStateField('cursor', null);
    await eventually(() => failed > 0);
    isAway = false;
    there.provider.awareness.setLocalStateField('cursor', null);
    await eventually(() => here.provider.awareness.getStates().has(there.doc.clientID));
    here.type('agenda', '続き');
    await eventually(() => there.text('agenda') === '続き');
    expect(here.closed).toEqual([]);
  });
});
