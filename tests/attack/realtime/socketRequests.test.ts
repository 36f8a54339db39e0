import { beforeAll, describe, expect, it } from '@jest/globals';
import { WebSocket } from 'ws';
import { requests } from '#contracts/realtime/registry.ts';
import { careRegion } from '#tests/support/careRegion.ts';
import type { ChannelNode, RequestResult } from '#tests/support/channelNode.ts';
import { eventually } from '#tests/support/eventually.ts';
import { withChannelNode } from '#tests/support/withChannelNode.ts';

const region = careRegion();
const opened = withChannelNode(region);
const unknownId = 'f'.repeat(24);
let node: ChannelNode;

beforeAll(async () => {
  node = opened();
  const doctor = await node.connect(region.actors.doctor);
  const payload = {
    channel: region.channel,
    clientId: 'client-secret',
    kind: 'post',
    title: '見本',
    text: '見本',
  };
  const posted = await doctor.ask('post:create', payload);
  thread = (posted.data.post as unknown as { id: string }).id;
}, 60_000);

let thread = '';
/** A payload that is right for each request of a channel, but for whose channel it is. */
const payloads = (channel: string, ofThread: string): Record<string, object> => ({
  'channel:open': { channel },
  'post:list': { channel, after: 0 },
  'post:create': { channel, clientId: 'client-attack', kind: 'post', text: 'x' },
  'post:correct': { channel, post: ofThread, text: 'x', clientId: 'client-attack' },
  'post:withdraw': { channel, post: ofThread, clientId: 'client-attack' },
  'post:react': { channel, post: ofThread, reaction: 'thanks', on: true, clientId: 'client-attack' },
  'post:pin': { channel, post: ofThread, on: true, clientId: 'client-attack' },
  'thread:set-state': { channel, thread: ofThread, state: 'done', clientId: 'client-attack' },
  'channel:mark-read': { channel, seen: [{ first: 1, last: 1 }] },
  typing: { channel },
});
const ofChannels = Object.entries(requests)
  .filter(([, { record }]) => record === 'channel')
  .map(([name]) => name);
/** What this node serves: the requests of other features are attacked beside them. */
const served = [...ofChannels, 'channel:close', 'ping'];

const hostile: unknown[] = [
  undefined,
  null,
  0,
  'text',
  [],
  {},
  { channel: null },
  { channel: { $ne: '' } },
  { channel: ['a'] },
  { channel: '../../etc' },
  { channel: 'F'.repeat(24) },
  { channel: region.channel, after: -1 },
  { channel: region.channel, after: 1e300 },
  { channel: region.channel, after: { $gt: 0 } },
  { channel: region.channel, upTo: '1' },
  { channel: region.channel, seen: [{ first: 0, last: 1 }] },
  { channel: region.channel, seen: [{ first: 1, last: 1e300 }] },
  { channel: region.channel, seen: { first: 1, last: 1 } },
  { channel: region.channel, seen: Array(51).fill({ first: 1, last: 1 }) },
  { channel: region.channel, clientId: 'short', kind: 'post', text: 'x' },
  { channel: region.channel, clientId: 'client-ok', kind: 'topic-state', text: 'x' },
  { channel: region.channel, clientId: 'client-ok', kind: 'post', text: 'x'.repeat(10_001) },
  { channel: region.channel, clientId: 'client-ok', kind: 'post', text: 'x', seq: 1 },
  { channel: region.channel, clientId: 'client-ok', kind: 'visit-report', text: 'x', vitals: { pulse: 1e9 } },
  {
    channel: region.channel,
    clientId: 'client-ok',
    kind: 'post',
    text: 'x',
    attachments: Array(11).fill(unknownId),
  },
  { channel: region.channel, clientId: 'client-ok', kind: 'post', text: 'x\ud83d' },
  JSON.parse('{"__proto__":{"channel":"x"},"constructor":1}'),
  Buffer.from('binary'),
];

describe('who has no relation', () => {
  it('every request of a channel is in this matrix', () => {
    expect(Object.keys(payloads('', '')).sort()).toEqual([...ofChannels].sort());
  });

  const strangers = ['outsider', 'stranger', 'officer'] as const;
  it.each(ofChannels)('%s gets for a real channel exactly what an unknown id gets', async (name) => {
    for (const who of strangers) {
      const { ask } = await node.connect(region.actors[who]);
      const [real, unknown] = [
        await ask(name, payloads(region.channel, thread)[name]),
        await ask(name, payloads(unknownId, unknownId)[name]),
      ];
      const plain = ({ ok, error }: RequestResult) => ({ ok, error: { ...error, traceId: '' } });
      expect(plain(real)).toEqual(plain(unknown));
      expect(real).toMatchObject({ ok: false, error: { code: 'A-01' } });
      expect(Object.keys(real.error).sort()).toEqual(['code', 'traceId']);
    }
  });

  it('leaves one entry in the facts either way', async () => {
    const { ask } = await node.connect(region.actors.outsider);
    const facts = node.platform.db.collection('facts');
    const count = async (channel: string) => {
      const before = await facts.countDocuments({ account: region.actors.outsider.account });
      await ask('post:list', { channel });
      return (await facts.countDocuments({ account: region.actors.outsider.account })) - before;
    };
    expect([await count(region.channel), await count(unknownId)]).toEqual([1, 1]);
  });

  it('[PO6] nothing is read that was not sent to the session that says so, whatever the member claims to have seen', async () => {
    const { ask } = await node.connect(region.actors.nurse);
    const { head } = (await ask('post:list', { channel: region.channel, before: 1 })).data;
    expect(head).toBeGreaterThan(0);
    for (const seen of [
      [{ first: 1, last: head }],
      [{ first: 1, last: Number.MAX_SAFE_INTEGER }],
      Array(50).fill({ first: 1, last: head }),
      [{ first: head, last: 1 }],
    ])
      expect(await ask('channel:mark-read', { channel: region.channel, seen })).toMatchObject({
        ok: true,
        data: { read: [], unread: head },
      });
    const receipts = node.platform.db.collection('receipts');
    expect(await receipts.countDocuments({ position: region.actors.nurse.position! })).toBe(0);
  });

  it('a thread of another channel is an unknown one', async () => {
    const { ask } = await node.connect(region.actors.doctor);
    expect(
      await ask('thread:set-state', {
        channel: region.channel,
        thread: unknownId,
        state: 'done',
        clientId: 'client-forged',
      }),
    ).toMatchObject({ ok: false, error: { code: 'A-01' } });
  });
});

describe('a text with half a character', () => {
  it('[VA1] is refused before anything reads it: what is acknowledged is what was sent', async () => {
    const { ask } = await node.connect(region.actors.doctor);
    const post = { channel: region.channel, clientId: 'client-halves', kind: 'post' };
    for (const half of ['\ud83d', '体温\ude00', 'a\ud83db'])
      expect(await ask('post:create', { ...post, text: half })).toMatchObject({
        ok: false,
        error: { code: 'V-01', details: { fields: [{ path: 'text', code: 'ill-formed' }] } },
      });
    const whole = await ask('post:create', { ...post, text: '𠮷😀 葛󠄀' });
    expect(whole).toMatchObject({ ok: true, data: { post: { body: { text: '𠮷😀 葛󠄀' } } } });
  });
});

describe('whatever is sent', () => {
  it.each(served)('%s answers malformed payloads with V-01 and stays up', async (name) => {
    // By turns, since all of it would be more than one account may send.
    const sender = served.indexOf(name) % 2 === 0 ? region.actors.doctor : region.actors.nurse;
    for (let from = 0; from < hostile.length; from += 12) {
      const { ask, client } = await node.connect(sender);
      for (const payload of hostile.slice(from, from + 12)) {
        const answer = await ask(name, payload);
        if (!answer.ok) expect(answer.error.code).toMatch(/^(V-01|A-01)$/);
        else expect(['channel:open', 'channel:close', 'post:list', 'typing', 'ping']).toContain(name);
      }
      expect(client.connected).toBe(true);
      client.disconnect();
    }
    expect(await (await node.connect(region.actors.doctor)).ask('ping', {})).toMatchObject({ ok: true });
  });

  it('names nobody registered get V-05', async () => {
    const { ask } = await node.connect(region.actors.doctor);
    for (const name of [
      'nothing',
      'constructor',
      '__proto__',
      'toString',
      'error',
      'post:appended',
      'newListeners',
      '',
    ])
      expect(await ask(name, {})).toMatchObject({ ok: false, error: { code: 'V-05' } });
  });

  it('an acknowledgement that is missing or comes first is no harm', async () => {
    const { ask, client } = await node.connect(region.actors.doctor);
    client.emit('post:list', { channel: region.channel });
    client.emit('post:list');
    client.emit('nothing');
    client.emit('ping', {}, 'not a function');
    expect(await ask('ping')).toMatchObject({ ok: false, error: { code: 'V-01' } });
    expect(await ask('ping', {})).toMatchObject({ ok: true });
  });

  it('a replayed post is the same post, and the same clientId of another is another', async () => {
    const doctor = await node.connect(region.actors.doctor);
    const nurse = await node.connect(region.actors.nurse);
    const payload = { channel: region.channel, clientId: 'client-replay', kind: 'post', text: '見本' };
    const [first, again] = [
      await doctor.ask('post:create', payload),
      await doctor.ask('post:create', payload),
    ];
    expect(again).toEqual(first);
    const other = await nurse.ask('post:create', { ...payload, text: '別の見本' });
    expect(other.data.post.seq).not.toBe(first.data.post.seq);
  });

  it('an oversized frame ends that connection alone', async () => {
    const { client } = await node.connect(region.actors.doctor);
    const other = await node.connect(region.actors.nurse);
    client.emit('post:create', { text: 'x'.repeat(300_000) });
    await eventually(() => client.disconnected);
    expect(await other.ask('ping', {})).toMatchObject({ ok: true });
  });

  it('a flood gets V-04, and a worse one is cut off', async () => {
    const { ask, client } = await node.connect(region.actors.careManager);
    const answers = await Promise.all(Array.from({ length: 120 }, () => ask('ping', {})));
    const codes = new Set(answers.map((answer) => (answer.ok ? 'ok' : answer.error.code)));
    expect([...codes].sort()).toEqual(['V-04', 'ok']);
    for (let at = 0; at < 400; at += 1) client.emit('ping', {});
    await eventually(() => client.disconnected);
  });

  it('frames that are no Socket.IO end that connection alone', async () => {
    const address = `${node.url.replace('http', 'ws')}/socket.io/?EIO=4&transport=websocket`;
    for (const frame of [
      'rubbish',
      '9',
      '4',
      '42',
      '42["',
      '42[]',
      '42{"a":1}',
      '451-["x"]',
      '40/admin,',
      '4'.repeat(1000),
    ]) {
      const socket = new WebSocket(address, {
        headers: { cookie: `session=${region.actors.doctor.session}` },
      });
      await new Promise((resolve) => socket.once('open', resolve));
      socket.send('40');
      socket.send(frame);
      socket.close();
      await new Promise((resolve) => socket.once('close', resolve));
    }
    const { ask } = await node.connect(region.actors.doctor);
    expect(await ask('ping', {})).toMatchObject({ ok: true });
  });
});
