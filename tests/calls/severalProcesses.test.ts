import { afterEach, describe, expect, it } from '@jest/globals';
import { withBrowsers } from '#tests/support/browser.ts';
import { killInTurn } from '#tests/support/story/killInTurn.ts';
import { type SpreadHouse, startSpreadHouse } from '#tests/support/story/spreadHouse.ts';
import { tellNotice } from '#tests/support/story/tellNotice.ts';
import { tellVisitReport } from '#tests/support/story/tellVisitReport.ts';
import { writeOn } from '#tests/support/story/writeOn.ts';

const browsers = withBrowsers();

describe('A5: each service as a process of its own, web, realtime and collab twice, on docker-compose.yml', () => {
  let house: SpreadHouse | undefined;
  afterEach(async () => {
    await house?.close();
    house = undefined;
  }, 60_000);

  /** Every node of every service did its part of the work. */
  const expectAllTaken = ({ balancer, nodes }: SpreadHouse) => {
    for (const service of ['web', 'realtime', 'collab'] as const)
      for (const number of [1, 2])
        expect(balancer.taken[service]).toContain(nodes.get(`${service}${number}`)?.port);
  };

  it('steps 1 and 2 pass with the browsers on different nodes, one of each two killed with -9 and started again; nothing acknowledged is lost or doubled', async () => {
    const broken = [/^console: (Failed to load resource|WebSocket connection to)/];
    const shaken = await startSpreadHouse({ foreseen: broken, patienceMs: 45_000 });
    house = shaken;
    const { kill, isBack, kills } = killInTurn(shaken);
    const written = await writeOn(shaken, async () => {
      await tellNotice(shaken, browsers, kill);
      await tellVisitReport(shaken, browsers, kill);
      await isBack();
    });
    expect(kills()).toBe(4);
    expect(written).toBeGreaterThan(20);
    expectAllTaken(shaken);
  }, 600_000);
});
