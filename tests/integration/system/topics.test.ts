import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Platform } from '#platform/platform.ts';
import { eventually } from '#tests/support/eventually.ts';
import { openTestPlatform } from '#tests/support/testPlatform.ts';
import { withTestStores } from '#tests/support/testStores.ts';

const stores = withTestStores();
let one: Platform;
let two: Platform;

beforeAll(async () => {
  [one, two] = [
    await openTestPlatform(stores(), { dbName: 'topics' }),
    await openTestPlatform(stores(), { dbName: 'topics' }),
  ];
});
afterAll(async () => {
  await one.lifecycle.close();
  await two.lifecycle.close();
});

describe('what nodes tell one another (DESIGN decision 6)', () => {
  it('reaches every node that listens, and no listener takes another one along', async () => {
    const heard: string[] = [];
    const own = one.topics.listen('sample', (text) => heard.push(`one ${text}`));
    const broken = two.topics.listen('sample', () => {
      throw new Error('見本');
    });
    const other = two.topics.listen('sample', (text) => heard.push(`two ${text}`));
    await Promise.all([own.started, broken.started, other.started]);
    expect(await one.topics.publish('sample', 'a')).toBe(2);
    await eventually(() => heard.length === 2);
    expect(heard.sort()).toEqual(['one a', 'two a']);
    other.stop();
    broken.stop();
    // Nobody is there any more on that node: its connection listens to nothing.
    await eventually(async () => (await one.topics.publish('sample', 'b')) === 1);
    own.stop();
    await eventually(async () => (await one.topics.publish('sample', 'c')) === 0);
  });

  it('is heard again after Redis was away, also what began to listen meanwhile', async () => {
    const heard: string[] = [];
    const before = two.topics.listen('before', (text) => heard.push(text));
    await before.started;
    await stores().redis.kill9();
    await expect(one.topics.publish('before', 'lost')).rejects.toThrow();
    const meanwhile = two.topics.listen('meanwhile', (text) => heard.push(text));
    await meanwhile.started;
    await stores().redis.start();
    await eventually(async () => {
      await one.topics.publish('before', 'before').catch(() => 0);
      await one.topics.publish('meanwhile', 'meanwhile').catch(() => 0);
      return heard.includes('before') && heard.includes('meanwhile');
    }, 20_000);
    before.stop();
    meanwhile.stop();
  });
});
