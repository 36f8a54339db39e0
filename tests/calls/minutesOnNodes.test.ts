import { afterEach, describe, expect, it } from '@jest/globals';
import { withBrowsers } from '#tests/support/browser.ts';
import { killInTurn } from '#tests/support/story/killInTurn.ts';
import { type SpreadHouse, startSpreadHouse } from '#tests/support/story/spreadHouse.ts';
import { tellMinutes } from '#tests/support/story/tellMinutes.ts';

const browsers = withBrowsers();

describe('A5: step 4 with each service as a process of its own, web, realtime and collab twice', () => {
  let house: SpreadHouse | undefined;
  afterEach(async () => {
    await house?.close();
    house = undefined;
  }, 60_000);

  it('passes while one of the two is killed with -9 under two writers, and started again, each in its turn', async () => {
    const shaken = await startSpreadHouse({ patienceMs: 45_000 });
    house = shaken;
    const { kill, isBack, kills } = killInTurn(shaken);
    await tellMinutes(shaken, browsers, async () => {
      const documents = ['collab1', 'collab2'].map((name) => shaken.nodes.get(name)?.port);
      expect(shaken.balancer.taken.collab).toEqual(expect.arrayContaining(documents));
      await kill('while two write');
      await kill('and the others');
      await isBack();
    });
    expect(kills()).toBe(2);
  }, 600_000);
});
