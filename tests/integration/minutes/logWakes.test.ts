import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { newId } from '#platform/newId.ts';
import { type MinutesNode, startMinutesNode } from '#tests/support/minutesNode.ts';
import { newMinutes } from '#tests/support/minutesRecord.ts';
import { withTestStores } from '#tests/support/testStores.ts';

describe('the log of a document that nobody watches', () => {
  let node: MinutesNode;
  afterAll(() => node?.close());
  const stores = withTestStores();
  beforeAll(async () => {
    const { mongoUri, redisUrl } = stores();
    node = await startMinutesNode({ mongoUri, redisUrl, dbName: 'minutes-wakes' });
  });

  it('takes up what is appended in the very moment the last append is answered', async () => {
    const live = await node.logs.open(await newMinutes(node.platform.db));
    if (live === null) throw new Error('no document');
    const author = { account: newId() as never, position: null };
    const comment = (text: string) => live.append(author, { kind: 'commented', section: null, text }, null);
    for (let round = 0; round < 30; round += 1) {
      const before = await comment(`${round} first`);
      // No turn of the event loop lies between the answer and this one, nor between its reading and its start.
      const read = live.catchUp();
      const after = await comment(`${round} second`);
      await read;
      expect(after).toBe(before + 1);
    }
  }, 20_000);
});
