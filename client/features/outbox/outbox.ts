import type { ErrorBody } from '#contracts/errors.ts';
import type { NewPost } from '#contracts/http/channelRoutes.ts';
import type { EntryAnswer } from '#contracts/http/entryView.ts';
import type { ChannelId, PostId } from '#domain/ids.ts';
import { type ApiFailure, asFailure } from '../../api/ApiFailure.ts';
import { pauseFor } from '../../api/pauseFor.ts';
import type { Realtime } from '../../api/realtime.ts';
import { drafts } from '../../app/drafts.ts';
import { setUnsaved } from '../../app/unsaved.ts';
import { device } from '../../device/device.ts';
import type { Change } from '../../device/openStore.ts';
import { isSentFor, type KeptFile } from '../attachments/UploadItem.ts';
import { uploadQueue } from '../attachments/uploadQueue.ts';
import { askFor } from './askFor.ts';
import { inOrder, nextToSend } from './nextToSend.ts';
import type { OutboxChange, OutboxPost, ShownWaiting, Waiting } from './OutboxPost.ts';
import type { SentFiles } from './SentFiles.ts';
import { forgetActing, verifyActing } from './verifyActing.ts';

/** Answers that another text or other files may mend: such a post goes back to who wrote it. */
const mendable = /^(V-|C-)/;

/** Looked at again so often while something waits, whatever was or was not heard. */
const LOOK_MS = 15_000;

interface Live {
  isSending: boolean;
  failure: ApiFailure | null;
  tries: number;
  notBefore: number;
  renewed: boolean;
}
type SentListener = (channel: ChannelId, post: EntryAnswer) => void;

const live = new Map<string, Live>();
const listeners = new Set<() => void>();
const sentListeners = new Set<SentListener>();
const sentHere = new Set<string>();
let shown: readonly ShownWaiting[] = [];
let realtime: Realtime | null = null;
let draining = false;
let again = false;
let timer: ReturnType<typeof setTimeout> | undefined;

const liveOf = (key: string): Live => {
  const known = live.get(key) ?? { isSending: false, failure: null, tries: 0, notBefore: 0, renewed: false };
  live.set(key, known);
  return known;
};
const kept = () => (device.store()?.list('outbox') ?? []) as readonly Waiting[];
const ownerOf = (key: string) => `outbox ${key}`;

const tell = (): void => {
  shown = inOrder(kept()).map((waiting) => {
    const { isSending, failure } = liveOf(waiting.key);
    return { ...waiting, isSending, failure };
  });
  for (const listener of listeners) listener();
};
const change = (key: string, to: Partial<Live>): void => {
  Object.assign(liveOf(key), to);
  tell();
};
const save = (waiting: Waiting, to: Partial<OutboxPost>): Promise<boolean> =>
  device.write([{ put: { ...waiting, body: { ...waiting.body, ...to } } }]);
const removal = (key: string): Change => ({ remove: { kind: 'outbox', key } });

/** Back into the composer it came from, text and files; where something else is being written there, it stays here. */
const comeBack = async (waiting: Waiting, refusal: ErrorBody): Promise<void> => {
  const { draftKey, draft, files } = waiting.body;
  const isTaken = drafts.read(draftKey) !== undefined || uploadQueue.of(draftKey).length > 0;
  const back = device.value('draft', draftKey, { ...draft, refusal }, { record: waiting.record });
  // What is said of a post has no composer on the screen: it stays here, where it can be sent again or let go.
  const isSaid = waiting.body.change !== undefined;
  if (!mendable.test(refusal.code) || isTaken || isSaid || back === null) {
    await save(waiting, { refusal });
    return;
  }
  drafts.taken(draftKey);
  await device.write([removal(waiting.key), ...uploadQueue.handOver(files, draftKey), { put: back }]);
};

const wentThrough = async (waiting: Waiting, post: EntryAnswer): Promise<void> => {
  sentHere.add(waiting.key);
  for (const listener of sentListeners) listener(waiting.body.channel, post);
  setUnsaved(ownerOf(waiting.key), false);
  await device.write([removal(waiting.key), ...uploadQueue.drop(waiting.body.files)]);
  live.delete(waiting.key);
};

/** The files' ids, all of them, and what their author says that they show; null: one was refused, and so the post is. */
const filesOf = async (waiting: Waiting): Promise<SentFiles | null> => {
  const files = waiting.body.files.map((key) => uploadQueue.find(key));
  const refusal = files.find((file) => file?.refusal)?.refusal;
  if (refusal) await comeBack(waiting, refusal);
  if (refusal) return null;
  const there = files.flatMap((file) => (file?.sent ? [{ ...file, attachment: file.sent.file.id }] : []));
  return {
    attachments: there.map(({ attachment }) => attachment),
    labels: there.flatMap(({ attachment, site, title }) =>
      site || title ? [{ attachment, ...(site && { site }), ...(title && { title }) }] : [],
    ),
  };
};

const failed = async (waiting: Waiting, failure: ApiFailure): Promise<void> => {
  const own = liveOf(waiting.key);
  // The session is over: it is said elsewhere, and the post waits for the next one.
  const pause = failure.code === 'A-02' ? LOOK_MS : pauseFor(failure, own.tries + 1);
  if (pause !== null) {
    change(waiting.key, { failure, tries: own.tries + 1, notBefore: Date.now() + pause });
    return;
  }
  const isGone = failure.details.fields?.some(({ code }) => code === 'file-gone') ?? false;
  if (isGone && waiting.body.files.length > 0 && !own.renewed) {
    // Sent long ago and removed there since: the device still has them.
    change(waiting.key, { renewed: true });
    await uploadQueue.renew(waiting.body.files);
    return;
  }
  const { code, traceId, details } = failure;
  await comeBack(waiting, { code, traceId, details });
};

const send = async (waiting: Waiting, by: Realtime): Promise<void> => {
  const files = await filesOf(waiting);
  if (files === null) return;
  change(waiting.key, { isSending: true, failure: null });
  try {
    await wentThrough(waiting, (await askFor(waiting, files, by)).post);
  } catch (thrown) {
    await failed(waiting, asFailure(thrown));
  } finally {
    if (live.has(waiting.key)) change(waiting.key, { isSending: false });
  }
};

/** What may go at this moment: of each room the first, its files there (or one of them refused, which is to be said). */
const ready = (): readonly Waiting[] => {
  const writer = device.writer();
  if (writer === null) return [];
  const may = nextToSend(kept(), writer, Date.now());
  for (const { body } of may) uploadQueue.want(body.files);
  return may.filter(({ key, body }) => {
    const files = body.files.map((file) => uploadQueue.find(file));
    const isThere = (file: KeptFile | null) => file !== null && isSentFor(file, writer.position, Date.now());
    return (
      liveOf(key).notBefore <= Date.now() && (files.every(isThere) || files.some((file) => file?.refusal))
    );
  });
};

/** One tab at a time, one post after the other, until nothing is left that may go now. */
const drainAlone = async (): Promise<void> => {
  await device.store()?.refresh();
  while (realtime?.isConnected() && ready().length > 0 && (await verifyActing()))
    for (const waiting of ready()) if (realtime !== null) await send(waiting, realtime);
};

const lookLater = (): void => {
  clearTimeout(timer);
  if (!realtime?.isConnected() || kept().length === 0) return;
  const now = Date.now();
  const pauses = [...live.values()].map(({ notBefore }) => notBefore - now).filter((left) => left > 0);
  timer = setTimeout(() => void drain(), Math.min(LOOK_MS, ...pauses));
};

const drain = async (): Promise<void> => {
  again = true;
  if (draining) return;
  draining = true;
  try {
    while (again) {
      again = false;
      if (!realtime?.isConnected() || ready().length === 0) break;
      if (navigator.locks === undefined) await drainAlone();
      else await navigator.locks.request('engawa outbox', drainAlone);
    }
  } finally {
    draining = false;
    lookLater();
  }
};

device.subscribe(() => {
  tell();
  void drain();
});
uploadQueue.subscribe(() => void drain());

interface Written extends Pick<OutboxPost, 'channel' | 'room' | 'draftKey' | 'draft'> {
  readonly post: NewPost;
}
/** Where a correction is written until it goes. */
export const changeDraftKey = (channel: ChannelId, post: PostId): string => `${channel} change ${post}`;

type Said = Pick<OutboxPost, 'channel' | 'room'> & { readonly change: OutboxChange };

const enqueue = (
  clientId: string,
  given: Omit<OutboxPost, 'files' | 'order' | 'refusal' | 'approved'>,
): void => {
  const { channel, draftKey } = given;
  const files = given.post === null ? [] : uploadQueue.of(draftKey).map(({ key }) => key);
  const order = Math.max(0, ...kept().map(({ body }) => body.order)) + 1;
  const body: OutboxPost = { ...given, files, order, refusal: null, approved: null };
  const value = device.value('outbox', clientId, body, { record: channel, until: null });
  if (value === null) return;
  setUnsaved(ownerOf(clientId), true);
  drafts.taken(draftKey);
  const changes: Change[] = [
    { put: value },
    ...uploadQueue.handOver(files, ownerOf(clientId)),
    { remove: { kind: 'draft', key: draftKey } },
  ];
  // Asked once for keeping it where the device clears away what it has no room for.
  void navigator.storage?.persist?.().catch(() => false);
  void device.write(changes).then((isKept) => {
    if (isKept) setUnsaved(ownerOf(clientId), false);
  });
};

/**
 * What was sent and is not acknowledged yet, of all rooms: above the screens, sealed on the device. It goes by itself, in
 * order, with all its files, once; after an hour, in another session or position its writer is asked first.
 */
export const outbox = {
  subscribe(listener: () => void): () => void {
    listeners.add(listener);
    return () => listeners.delete(listener);
  },
  all: (): readonly ShownWaiting[] => shown,
  /** Whether it was acknowledged to this page. */
  hasSent: (clientId: string): boolean => sentHere.has(clientId),
  onSent(listener: SentListener): () => void {
    sentListeners.add(listener);
    return () => sentListeners.delete(listener);
  },
  /** Text, files and the composer's emptiness are one writing: a tab killed in between neither loses nor doubles it. */
  add(written: Written): void {
    enqueue(written.post.clientId, written);
  },
  /** [WR12] What is said of a post goes the same way, in its order among all that waits in its room. */
  say({ channel, room, change: said }: Said): void {
    const draftKey = changeDraftKey(channel, said.post);
    enqueue(crypto.randomUUID(), { channel, room, draftKey, draft: {}, post: null, change: said });
  },
  retry(key: string): void {
    const waiting = kept().find((one) => one.key === key);
    if (waiting === undefined) return;
    change(key, { failure: null, notBefore: 0, renewed: false });
    for (const file of waiting.body.files) uploadQueue.retry(file);
    void save(waiting, { refusal: null });
  },
  /** Asked, and answered: these go, as who acts now. */
  approve(keys: readonly string[]): void {
    const writer = device.writer();
    if (writer === null) return;
    const { session, position } = writer;
    const approved = { at: Date.now(), session, position };
    const found = kept().filter(({ key }) => keys.includes(key));
    void device.write(found.map((one) => ({ put: { ...one, body: { ...one.body, approved } } })));
  },
  /** Text and files into the composer again, in place of what was refused. False: something is being written there. */
  takeBack(key: string): boolean {
    const waiting = kept().find((one) => one.key === key);
    if (waiting === undefined) return false;
    const { draftKey, draft, files } = waiting.body;
    const back = device.value('draft', draftKey, draft, { record: waiting.record });
    if (back === null || drafts.read(draftKey) !== undefined || uploadQueue.of(draftKey).length > 0)
      return false;
    drafts.taken(draftKey);
    void device.write([removal(key), ...uploadQueue.handOver(files, draftKey), { put: back }]);
    return true;
  },
  discard(key: string): void {
    const waiting = kept().find((one) => one.key === key);
    if (waiting === undefined) return;
    live.delete(key);
    setUnsaved(ownerOf(key), false);
    void device.write([removal(key), ...uploadQueue.drop(waiting.body.files)]);
  },
  start(by: Realtime): () => void {
    realtime = by;
    const stop = by.onConnection((connected) => {
      forgetActing();
      if (!connected) return;
      for (const own of live.values()) own.notBefore = 0;
      uploadQueue.start(by);
      void drain();
    });
    return () => {
      stop();
      realtime = null;
      clearTimeout(timer);
      uploadQueue.stop();
    };
  },
};
