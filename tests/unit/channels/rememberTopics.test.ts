import { expect, it } from '@jest/globals';
import type { Entry } from '#domain/channels/entry.ts';
import type { ChannelId, PostId } from '#domain/ids.ts';
import { rememberTopics } from '#server/channels/rememberTopics.ts';

const [here, elsewhere] = ['here', 'elsewhere'] as [ChannelId, ChannelId];
const entry = (id: string, title: string | null, thread: string | null = null) =>
  ({ id, channel: here, kind: 'post', title, thread }) as unknown as Entry;

const topicsOf = (...stored: Entry[]) => {
  const asked: string[] = [];
  const topics = rememberTopics({
    byId: async (channel, id) => {
      asked.push(id);
      return stored.find((each) => each.id === id && each.channel === channel) ?? null;
    },
  });
  const has = (id: string, channel = here) => topics.has(channel, id as PostId);
  return { topics, has, asked, stored };
};

it('[PO17] asks for a topic once, and not for one that was opened here', async () => {
  const { topics, has, asked } = topicsOf(entry('known', '題'));
  expect([await has('known'), await has('known'), asked]).toEqual([true, true, ['known']]);
  topics.learn(entry('own', '題'));
  expect([await has('own'), asked]).toEqual([true, ['known']]);
});

it('[PO17] never remembers what is not there, nor what opens no topic', async () => {
  const { topics, has, asked, stored } = topicsOf(entry('plain', null), entry('answer', '題', 'known'));
  expect([await has('plain'), await has('answer'), await has('later')]).toEqual([false, false, false]);
  stored.push(entry('later', '題'));
  expect(await has('later')).toBe(true);
  topics.learn(entry('plain', null));
  expect(await has('plain')).toBe(false);
  expect(asked).toEqual(['plain', 'answer', 'later', 'later', 'plain']);
});

it('[PO17] knows a topic in its own channel alone', async () => {
  const { has } = topicsOf(entry('known', '題'));
  expect([await has('known', elsewhere), await has('known'), await has('known', elsewhere)]).toEqual([
    ...[false, true, false],
  ]);
});
