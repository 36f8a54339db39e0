import { useState, useSyncExternalStore } from 'react';
import type { UploadKind } from '#contracts/http/attachmentRoutes.ts';
import { judgePick, type LeftOut } from './judgePick.ts';
import { uploadQueue } from './uploadQueue.ts';

/** The files of one draft, by its name: they come back with it on another screen and after a reload. */
export const useUploads = (owner: string, kinds: readonly UploadKind[]) => {
  const items = useSyncExternalStore(uploadQueue.subscribe, () => uploadQueue.of(owner));
  const [left, setLeft] = useState<readonly LeftOut[]>([]);
  return {
    items,
    kinds,
    /** Of the last picking: what was not taken, and why. */
    left,
    add(files: readonly File[]): void {
      const picked = judgePick(files, kinds, uploadQueue.of(owner).length);
      setLeft(picked.left);
      uploadQueue.add(owner, picked.taken);
    },
    remove(key: string): void {
      setLeft([]);
      uploadQueue.remove(key);
    },
    retry: uploadQueue.retry,
    label: uploadQueue.label,
    clear: () => uploadQueue.clear(owner),
    /** Still on their way. */
    busy: items.some(({ state }) => state === 'waiting' || state === 'sending'),
    /** Some cannot be sent as they are: their person has to do something. */
    refused: items.some(({ state }) => state === 'refused'),
    sent: items.flatMap(({ state, sent }) => (state === 'sent' && sent ? [sent.file] : [])),
  };
};
export type Uploads = ReturnType<typeof useUploads>;
