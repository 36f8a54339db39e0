import { afterEach, describe, expect, it } from '@jest/globals';
import { withBrowsers } from '#tests/support/browser.ts';
import { type SpreadHouse, startSpreadHouse } from '#tests/support/story/spreadHouse.ts';
import { tellMinutes } from '#tests/support/story/tellMinutes.ts';

const browsers = withBrowsers();

describe('A5: step 4 with each service as a process of its own, web, realtime and collab twice', () => {
  let house: SpreadHouse | undefined;
  afterEach(async () => {
    await house?.close();
    house = undefined;
  }, 60_000);

  it('passes while a document node is killed with -9 under two writers on different nodes, and started again', async () => {
    const shaken = await startSpreadHouse({ patienceMs: 45_000 });
    house = shaken;
    const [first, second] = ['collab1', 'collab2'].map((name) => shaken.nodes.get(name));
    if (first === undefined || second === undefined) throw new Error('two nodes for documents');
    await tellMinutes(shaken, browsers, async () => {
      expect(shaken.balancer.taken.collab).toEqual(expect.arrayContaining([first.port, second.port]));
      await first.kill9();
      await first.start();
    });
  }, 400_000);
});
