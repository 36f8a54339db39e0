import type { UploadKind } from '#contracts/http/attachmentRoutes.ts';
import type { PictureLabel } from '#domain/channels/entry.ts';
import { type ApiFailure, asFailure } from '../../api/ApiFailure.ts';
import { dropUpload } from '../../api/dropUpload.ts';
import { pauseFor } from '../../api/pauseFor.ts';
import { renewToken } from '../../api/renewToken.ts';
import { sessionLost } from '../../api/sessionLost.ts';
import type { Upload } from '../../api/uploadFile.ts';
import { setUnsaved } from '../../app/unsaved.ts';
import { device } from '../../device/device.ts';
import type { Change } from '../../device/openStore.ts';
import { recordIn } from '../../device/recordIn.ts';
import { fileGone } from './fileGone.ts';
import { sendFile } from './sendFile.ts';
import { isSentFor, type KeptFile, type UploadItem } from './UploadItem.ts';

/** Two at a time: the server takes four of an account, and a phone's line is narrow. */
const AT_ONCE = 2;
/** Another tab is sending this file and tells when it is done. It may have been killed, so this looks again. */
const ELSEWHERE_MS = 3_000;
const OUTBOX = 'outbox ';

/** What this page knows of a file, beside what the device keeps. */
interface Live {
  file?: Blob;
  share: number;
  running: boolean;
  upload?: Upload;
  failure: ApiFailure | null;
  tries: number;
  notBefore: number;
}

const live = new Map<string, Live>();
const wanted = new Set<string>();
const listeners = new Set<() => void>();
const none: readonly UploadItem[] = [];
let shown = new Map<string, readonly UploadItem[]>();
let isConnected: () => boolean = () => false;
let timer: ReturnType<typeof setTimeout> | undefined;

const liveOf = (key: string): Live => {
  const known = live.get(key) ?? { share: 0, running: false, failure: null, tries: 0, notBefore: 0 };
  live.set(key, known);
  return known;
};
const kept = (): readonly KeptFile[] =>
  (device.store()?.list('file') ?? []).map(({ body }) => body as KeptFile);
const find = (key: string): KeptFile | null => (device.store()?.get('file', key)?.body as KeptFile) ?? null;
const position = () => device.writer()?.position ?? null;

/** Files of a post that waits are kept as long as the post; of a draft, as long as the draft. */
const put = (file: KeptFile): Change[] => {
  const before = device.store()?.get('file', file.key);
  const until = file.owner.startsWith(OUTBOX) ? { until: null } : {};
  const about = { record: recordIn(file.owner), ...(before && { at: before.at }), ...until };
  const value = device.value('file', file.key, file, about);
  return value === null ? [] : [{ put: value }];
};
const save = async (file: KeptFile): Promise<void> => {
  const isKept = await device.write(put(file));
  setUnsaved(`file ${file.key}`, !(isKept && file.pieces !== null));
};

const viewOf = (file: KeptFile): UploadItem => {
  const { share, running, failure } = liveOf(file.key);
  const state = file.refusal
    ? 'refused'
    : running
      ? 'sending'
      : isSentFor(file, position(), Date.now())
        ? 'sent'
        : 'waiting';
  return { ...file, state, share: state === 'sent' ? 1 : share, failure };
};

const tell = (): void => {
  const next = new Map<string, UploadItem[]>();
  for (const file of [...kept()].sort((a, b) => a.place - b.place)) {
    const own = next.get(file.owner) ?? [];
    own.push(viewOf(file));
    next.set(file.owner, own);
  }
  shown = next;
  for (const listener of listeners) listener();
};

/** The file that was picked here, else what the device keeps of it; null: it is gone. */
const readBlob = async (file: KeptFile): Promise<Blob | null> => {
  const picked = live.get(file.key)?.file;
  if (picked) return picked;
  return file.pieces === null ? null : ((await device.store()?.readFile(file.pieces, file.type)) ?? null);
};

const refuse = (file: KeptFile, { code, traceId, details }: ApiFailure): Promise<void> =>
  save({ ...file, sent: null, begun: null, refusal: { code, traceId, details } });

const send = async (key: string): Promise<void> => {
  const own = liveOf(key);
  const file = find(key);
  if (file === null || file.refusal || isSentFor(file, position(), Date.now())) return;
  const blob = await readBlob(file);
  if (blob === null) return refuse(file, fileGone());
  const as = position();
  own.upload = sendFile(file, blob, {
    onProgress: (share) => {
      own.share = share;
      tell();
    },
    onBegun: (begun) => {
      const now = find(key);
      if (now !== null) void save({ ...now, begun });
    },
  });
  try {
    const sent = await own.upload.done;
    const now = find(key);
    own.failure = null;
    own.tries = 0;
    if (now !== null) await save({ ...now, begun: null, sent: { file: sent, at: Date.now(), as } });
  } catch (thrown) {
    const failure = asFailure(thrown);
    own.tries += 1;
    own.share = 0;
    own.failure = failure;
    // The CSRF token has changed: a password was changed in another tab.
    const isStale = failure.code === 'A-08' && own.tries < 3 && (await renewToken());
    const pause = failure.code === 'A-02' || isStale ? 0 : pauseFor(failure, own.tries);
    const now = find(key);
    if (failure.code === 'A-02') sessionLost.tell();
    else if (pause === null && now !== null) await refuse(now, failure);
    own.notBefore = Date.now() + (pause ?? 0);
  } finally {
    delete own.upload;
  }
};

/** One tab at a time sends a file; a tab that finds another one sending it looks again later. */
const run = async (key: string): Promise<void> => {
  const own = liveOf(key);
  own.running = true;
  tell();
  try {
    if (navigator.locks === undefined) await send(key);
    else
      await navigator.locks.request(`engawa upload ${key}`, { ifAvailable: true }, async (lock) => {
        if (lock === null) own.notBefore = Date.now() + ELSEWHERE_MS;
        else await send(key);
      });
  } finally {
    own.running = false;
    tell();
    pump();
  }
};

const pump = (): void => {
  clearTimeout(timer);
  if (!isConnected()) return;
  const now = Date.now();
  const waiting = kept().filter(
    (file) =>
      !file.refusal &&
      !isSentFor(file, position(), now) &&
      // The files of a post are sent when the post may be sent.
      (!file.owner.startsWith(OUTBOX) || wanted.has(file.key)),
  );
  let running = [...live.values()].filter((one) => one.running).length;
  let next = Number.POSITIVE_INFINITY;
  for (const { key } of waiting) {
    const { running: already, notBefore } = liveOf(key);
    if (already) continue;
    if (notBefore > now) next = Math.min(next, notBefore);
    else if (running < AT_ONCE) {
      running += 1;
      void run(key);
    }
  }
  if (Number.isFinite(next)) timer = setTimeout(pump, next - now);
};

const forget = (file: KeptFile): void => {
  live.get(file.key)?.upload?.cancel();
  if (file.begun) dropUpload(file.begun);
  live.delete(file.key);
  wanted.delete(file.key);
  setUnsaved(`file ${file.key}`, false);
  if (file.pieces !== null) void device.store()?.removeFile(file.pieces, file.bytes);
};

device.subscribe(() => {
  if (device.store() === null) {
    for (const [key, { upload }] of live) {
      upload?.cancel();
      setUnsaved(`file ${key}`, false);
    }
    live.clear();
  }
  tell();
  pump();
});

/**
 * One queue for all files, of posts, notices and hospital notes. They are sealed on the device until what they belong
 * to was sent.
 */
export const uploadQueue = {
  subscribe(listener: () => void): () => void {
    listeners.add(listener);
    return () => listeners.delete(listener);
  },
  of: (owner: string): readonly UploadItem[] => shown.get(owner) ?? none,
  add(owner: string, picked: readonly { readonly file: File; readonly kind: UploadKind }[]): void {
    let place = Math.max(-1, ...uploadQueue.of(owner).map((item) => item.place));
    for (const { file, kind } of picked) {
      place += 1;
      const key = crypto.randomUUID();
      liveOf(key).file = file;
      const { name, type, size: bytes } = file;
      const fresh = { key, owner, place, kind, name, type, bytes, pieces: null, sent: null, refusal: null };
      void save(fresh);
      void device
        .store()
        ?.putFile(file)
        .then((pieces) => {
          const now = find(key);
          if (now !== null && pieces !== null) return save({ ...now, pieces });
          if (pieces !== null) return device.store()?.removeFile(pieces, bytes);
        });
    }
  },
  remove(key: string): void {
    const file = find(key);
    if (file === null) return;
    forget(file);
    void device.write([{ remove: { kind: 'file', key } }]);
  },
  retry(key: string): void {
    const file = find(key);
    const own = liveOf(key);
    own.notBefore = 0;
    own.failure = null;
    if (file?.refusal) void save({ ...file, refusal: null });
    pump();
  },
  /** What its author says that a picture shows. */
  label(key: string, label: PictureLabel): void {
    const file = find(key);
    if (file !== null) void save({ ...file, ...label });
  },
  /** All files of one owner go to another, in the same write as the thing that they become part of. */
  handOver: (keys: readonly string[], owner: string): Change[] =>
    keys.flatMap((key) => {
      const file = find(key);
      return file === null ? [] : put({ ...file, owner });
    }),
  /** What the files belong to is stored, and so are they. */
  drop(keys: readonly string[]): Change[] {
    for (const key of keys) {
      const file = find(key);
      if (file !== null) forget(file);
    }
    return keys.map((key) => ({ remove: { kind: 'file', key } }));
  },
  clear(owner: string): void {
    void device.write(uploadQueue.drop(uploadQueue.of(owner).map(({ key }) => key)));
  },
  /** The files of a post that may be sent now. */
  want(keys: readonly string[]): void {
    for (const key of keys) wanted.add(key);
    pump();
  },
  /** The server does not know them any more: they are sent anew. */
  async renew(keys: readonly string[]): Promise<void> {
    for (const key of keys) {
      const file = find(key);
      if (file !== null) await save({ ...file, sent: null });
    }
  },
  find,
  readBlob: (key: string): Promise<Blob | null> => {
    const file = find(key);
    return file === null ? Promise.resolve(null) : readBlob(file);
  },
  /** From now on files are sent; when the line is back everything is tried at once, however long it should have waited. */
  start(connection: { readonly isConnected: () => boolean }): void {
    isConnected = connection.isConnected;
    for (const own of live.values()) own.notBefore = 0;
    pump();
  },
  stop(): void {
    isConnected = () => false;
    wanted.clear();
    clearTimeout(timer);
    for (const { upload } of live.values()) upload?.cancel();
  },
};
