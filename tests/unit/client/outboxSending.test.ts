import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { ApiFailure } from '#client/api/ApiFailure.ts';
import type { Realtime } from '#client/api/realtime.ts';
import { drafts } from '#client/app/drafts.ts';
import { device } from '#client/device/device.ts';
import { memoryRows } from '#client/device/memoryRows.ts';
import { openStore } from '#client/device/openStore.ts';
import { sealBox } from '#client/device/sealBox.ts';
import type { OutboxChange } from '#client/features/outbox/OutboxPost.ts';
import { outbox } from '#client/features/outbox/outbox.ts';
import type { ErrorCode } from '#contracts/errors.ts';
import type { NewPost } from '#contracts/http/channelRoutes.ts';
import { eventually } from '#tests/support/eventually.ts';

// There is no page here, and no house: a line that is on or off, and answers as they are given.
const acting = { session: 's', position: 'p' };
let said = acting;
Object.assign(globalThis, {
  addEventListener: () => {},
  removeEventListener: () => {},
  fetch: async () => new Response(JSON.stringify({ ...said, csrf: 'c' })),
});

const sent: string[] = [];
let answers: Record<string, ErrorCode> = {};
const line = () => {
  const listeners = new Set<(connected: boolean) => void>();
  let isOn = false;
  const realtime = {
    isConnected: () => isOn,
    onConnection(listener: (connected: boolean) => void) {
      listeners.add(listener);
      listener(isOn);
      return () => listeners.delete(listener);
    },
    async ask(name: string, asked: NewPost & { readonly post?: string }) {
      await Promise.resolve();
      const text = name === 'post:create' ? asked.text : `${name} ${asked.post}`;
      const code = answers[text];
      delete answers[text];
      if (code !== undefined) throw new ApiFailure({ code, traceId: 't' });
      sent.push(text);
      return { post: { seq: sent.length } };
    },
  } as unknown as Realtime;
  const set = (on: boolean) => {
    isOn = on;
    for (const listener of listeners) listener(on);
  };
  return { realtime, set };
};

let stop = () => {};
let cable: ReturnType<typeof line>;
beforeEach(async () => {
  sent.length = 0;
  answers = {};
  said = acting;
  const key = await crypto.subtle.generateKey({ name: 'AES-GCM', length: 256 }, false, [
    'encrypt',
    'decrypt',
  ]);
  const store = await openStore(memoryRows(), sealBox(key), Date.now);
  device.set({ store, writer: { account: 'a', ...acting, endsAt: Number.MAX_SAFE_INTEGER } });
  cable = line();
  stop = outbox.start(cable.realtime);
});
afterEach(() => {
  stop();
  device.set(null);
});

let count = 0;
const write = (text: string, channel = 'c1') => {
  const clientId = `client-${count++}`;
  const draftKey = `${channel} post`;
  outbox.add({
    ...{ channel: channel as never, room: { calledName: '', path: '' }, draftKey, draft: { text } },
    post: { clientId, kind: 'post', text },
  });
  return clientId;
};
const all = () => outbox.all().map(({ body }) => body.post?.text ?? body.change?.kind);

describe('[DV5] what was written goes by itself', () => {
  it('at once with a line, and when the line is back, in the order it was written in', async () => {
    cable.set(true);
    write('一');
    await eventually(() => all().length === 0);
    cable.set(false);
    for (const text of ['二', '三', '四']) write(text);
    expect([sent, all()]).toEqual([['一'], ['二', '三', '四']]);
    cable.set(true);
    await eventually(() => all().length === 0);
    expect(sent).toEqual(['一', '二', '三', '四']);
  });

  it('after an answer that is not final it waits, and holds its room up, but no other', async () => {
    answers = { 先: 'X-01' };
    cable.set(true);
    write('先');
    write('後');
    write('別の部屋', 'c2');
    await eventually(() => sent.includes('別の部屋'));
    expect([sent, all()]).toEqual([['別の部屋'], ['先', '後']]);
    outbox.retry(outbox.all()[0]!.key);
    await eventually(() => all().length === 0);
    expect(sent).toEqual(['別の部屋', '先', '後']);
  });
});

describe('[DV7] what is refused', () => {
  it('comes back into its composer, and the next goes on', async () => {
    answers = { 長すぎる文: 'V-01' };
    cable.set(true);
    write('長すぎる文');
    write('次の文');
    await eventually(() => sent.length === 1 && all().length === 0);
    expect(drafts.read('c1 post')).toEqual({
      text: '長すぎる文',
      refusal: { code: 'V-01', traceId: 't', details: {} },
    });
    expect(sent).toEqual(['次の文']);
  });

  it('stays where another text is being written, or where no text would help; it can be taken back', async () => {
    answers = { 甲: 'V-01', 乙: 'A-03' };
    cable.set(true);
    const first = write('甲');
    drafts.write('c1 post', { text: '書きかけ' });
    write('乙', 'c2');
    await eventually(() => outbox.all().filter(({ body }) => body.refusal !== null).length === 2);
    expect(drafts.read('c2 post')).toBeUndefined();
    expect(outbox.takeBack(first)).toBe(false);
    drafts.write('c1 post', null);
    expect(outbox.takeBack(first)).toBe(true);
    expect(drafts.read('c1 post')).toEqual({ text: '甲' });
    outbox.discard(outbox.all()[0]!.key);
    expect([all(), sent]).toEqual([[], []]);
  });
});

describe('[DV6] as whom it goes', () => {
  it('not over a connection that acts in another position than this page thinks', async () => {
    said = { ...acting, position: 'q' };
    write('訪問看護師として');
    cable.set(true);
    await eventually(() => all().length === 1);
    expect(sent).toEqual([]);
    said = acting;
    cable.set(false);
    cable.set(true);
    await eventually(() => sent.length === 1);
  });

  it('in another session only after its writer said yes', async () => {
    write('前のログインで');
    const writer = { account: 'a', session: 'later', position: 'p', endsAt: Number.MAX_SAFE_INTEGER };
    said = { session: 'later', position: 'p' };
    device.set({ store: device.store()!, writer });
    cable.set(true);
    write('いま書いた');
    await eventually(() => all().length === 2);
    expect(sent).toEqual([]);
    outbox.approve([outbox.all()[0]!.key]);
    await eventually(() => all().length === 0);
    expect(sent).toEqual(['前のログインで', 'いま書いた']);
  });
});

describe('[WR12] what is said of a post', () => {
  const say = (change: OutboxChange) =>
    outbox.say({ channel: 'c1' as never, room: { calledName: '', path: '' }, change });
  const post = 'p1' as never;

  it('waits without a line and goes in its order, once, each by its own request', async () => {
    write('本文');
    say({ kind: 'correction', post, wanted: { text: '直した' } });
    say({ kind: 'reaction', post, reaction: 'thanks', on: true });
    say({ kind: 'pin', post, on: true });
    say({ kind: 'withdrawal', post });
    expect([sent, all()]).toEqual([[], ['本文', 'correction', 'reaction', 'pin', 'withdrawal']]);
    cable.set(true);
    await eventually(() => all().length === 0);
    expect(sent).toEqual(['本文', 'post:correct p1', 'post:react p1', 'post:pin p1', 'post:withdraw p1']);
  });

  it('that is refused stays to be seen, and holds nothing up', async () => {
    answers = { 'post:correct p1': 'C-01' };
    say({ kind: 'correction', post, wanted: { text: '直した' } });
    write('次');
    cable.set(true);
    await eventually(() => sent.includes('次'));
    expect(outbox.all().map(({ body }) => body.refusal?.code)).toEqual(['C-01']);
    outbox.discard(outbox.all()[0]!.key);
    await eventually(() => all().length === 0);
  });
});
