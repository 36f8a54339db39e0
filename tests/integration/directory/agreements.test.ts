import { readFile } from 'node:fs/promises';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Platform } from '#platform/platform.ts';
import { eventually } from '#tests/support/eventually.ts';
import { openTestPlatform } from '#tests/support/testPlatform.ts';
import { cities, openTestDirectory, testRegion } from '#tests/support/testRegion.ts';
import { withTestStores } from '#tests/support/testStores.ts';

const stores = withTestStores();

describe('agreements on two nodes', () => {
  let platforms: Platform[];
  let region: Awaited<ReturnType<typeof testRegion>>;
  let other: Awaited<ReturnType<typeof openTestDirectory>>;
  let text: string;
  beforeAll(async () => {
    const dbName = `agreements-${Date.now()}`;
    platforms = [await openTestPlatform(stores(), { dbName }), await openTestPlatform(stores(), { dbName })];
    region = await testRegion(platforms[0]!);
    other = await openTestDirectory(platforms[1]!);
    text = await readFile(new URL('../../../server/sample/sample-wide-area.yaml', import.meta.url), 'utf8');
  }, 60_000);
  afterAll(async () => {
    for (const platform of platforms) await platform.lifecycle.close();
  });

  it('[WA12] never change a version: the same number again is refused, whatever it says', async () => {
    const { commands, officers } = region;
    await expect(
      commands.importAgreement(officers.toyohashi.actor, cities.toyohashi, text),
    ).rejects.toMatchObject({ code: 'V-01' });
    expect(region.directory.agreements.current().agreements.flat()).toHaveLength(1);
  });

  it('tell every error of a file by line and key, and take nothing of it', async () => {
    const { commands, officers } = region;
    const broken = text.replace('version: 1', 'version: 2').replace('"232017"', '232017');
    await expect(
      commands.importAgreement(officers.toyohashi.actor, cities.toyohashi, broken),
    ).rejects.toMatchObject({
      code: 'V-01',
      details: {
        fields: expect.arrayContaining([
          expect.objectContaining({ path: expect.stringContaining('parties[') }),
        ]),
      },
    });
  });

  it('[AG5] are taken over by an officer of one of their ends, who was one of the version before too', async () => {
    const { commands, officers } = region;
    // 新城市 is in none of it; a version that names it is not its to enter either, while it was not in the one before.
    const next = text
      .replace('version: 1', 'version: 2')
      .replace('effective: 2020-04-01', 'effective: 2099-04-01');
    const joined = next.replace(
      'parties:',
      `parties:\n  - municipality: "${cities.shinshiro}"\n    from: 2099-04-01`,
    );
    for (const source of [next, joined])
      await expect(
        commands.importAgreement(officers.shinshiro.actor, cities.shinshiro, source),
      ).rejects.toMatchObject({ code: 'A-06', details: { reason: 'not-an-end' } });
    expect(region.directory.agreements.current().agreements.flat()).toHaveLength(1);
  });

  it('are swapped as a whole on every node, and every admission is judged anew with them', async () => {
    const { commands, officers, people } = region;
    const record = { kind: 'channel', id: region.channel } as const;
    expect((await other.gate.judge(people.nurse.actor, 'read', record)).allowed).toBe(true);
    // Version 2, from today: 豊川市 is no party any more.
    const today = new Date(Date.now() + 9 * 3_600_000).toISOString().slice(0, 10);
    const lines = text
      .replace('version: 1', 'version: 2')
      .replace('effective: 2020-04-01', `effective: ${today}`)
      .split('\n');
    const at = lines.findIndex((line) => line.includes('"232076"'));
    lines.splice(at, 2);
    let told = false;
    const stop = other.gate.onRevoked(() => {
      told = true;
    });
    await commands.importAgreement(officers.toyohashi.actor, cities.toyohashi, lines.join('\n'));
    await eventually(() => told);
    stop();
    // From the first judgement after the node was told: never one more with the old version.
    for (const { gate } of [other, region]) {
      expect(await gate.judge(people.nurse.actor, 'read', record)).toMatchObject({ allowed: false });
      expect((await gate.judge(people.careManager.actor, 'read', record)).allowed).toBe(true);
    }
  });
});
