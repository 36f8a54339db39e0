import { beforeAll } from '@jest/globals';
import type { EntryView, ShownEntry } from '#domain/channels/presentEntry.ts';
import { careRegion } from './careRegion.ts';
import type { ChannelNode, RequestResult } from './channelNode.ts';
import { eventually } from './eventually.ts';
import { withChannelNode } from './withChannelNode.ts';

type Connected = Awaited<ReturnType<ChannelNode['connect']>>;
export type Writer = Connected | undefined;

/** A room of three cities for the tests of one file, who writes in it, and what they do there. */
export const writtenRoom = () => {
  const region = careRegion();
  const { channel, actors } = region;
  const opened = withChannelNode(region);
  const people: { doctor?: Connected; nurse?: Connected; manager?: Connected } = {};
  let n = 0;

  /** As a page does, whoever is told to come again later comes again. */
  const connect = async (actor: (typeof actors)['doctor']): Promise<Connected> => {
    const person = await opened().connect(actor);
    const ask: Connected['ask'] = async (name, ...args) => {
      const answer = await eventually(async () => {
        const asked = await person.ask(name, ...args);
        return asked.error?.code === 'V-04' ? null : asked;
      }, 10_000);
      if (answer === null) throw new Error('held up');
      return answer;
    };
    return { ...person, ask };
  };

  beforeAll(async () => {
    people.doctor = await connect(actors.doctor);
    people.nurse = await connect(actors.nurse);
    people.manager = await connect(actors.careManager);
  }, 60_000);

  const post = (answer: RequestResult) => answer.data.post as unknown as ShownEntry;
  const list = async (by: Writer, wanted: object = {}): Promise<EntryView[]> =>
    (await by!.ask('post:list', { channel, after: 0, ...wanted })).data.posts as unknown as EntryView[];

  return {
    ...{ region, channel, actors, people, node: opened, post, list },
    unknownId: 'f'.repeat(24),
    /** Another clientId each time. */
    next: (): string => `client-next-${++n}`,
    write: async (by: Writer, more: object = {}): Promise<ShownEntry> => {
      n += 1;
      const written = {
        channel,
        clientId: `client-post-${n}`,
        kind: 'post',
        text: `秘密の見本 ${n}`,
        ...more,
      };
      const answer = await by!.ask('post:create', written);
      if (!answer.ok) throw new Error(`not written: ${answer.error.code}`);
      return post(answer);
    },
    say: (by: Writer, name: string, id: string, more: object = {}): Promise<RequestResult> =>
      by!.ask(name, { channel, post: id, clientId: `client-say-${++n}`, ...more }),
    shownTo: async (by: Writer, seq: number): Promise<ShownEntry> =>
      (await list(by, { after: seq - 1 })).find((each) => each.seq === seq) as ShownEntry,
    unreadOf: async (by: Writer): Promise<unknown> =>
      (await by!.ask('post:list', { channel, before: 1 })).data.unread,
    /** Of the HTTP door, the use case behind it. */
    http: (
      name: Exclude<keyof ChannelNode['channels']['http'], 'listPosts'>,
      who: keyof typeof actors,
      params: object,
      query: object = {},
    ) =>
      (opened().channels.http[name] as unknown as (asked: object) => Promise<never>)({
        ...{ actor: actors[who], params: { channel, ...params }, query },
      }),
    factsAbout: (id: string) => opened().platform.db.collection('facts').find({ 'object.id': id }).toArray(),
  };
};
