import { useSyncExternalStore } from 'react';
import type { UploadItem } from './UploadItem.ts';
import { uploadQueue } from './uploadQueue.ts';

/** The files of a post that waits. */
export const useFilesOf = (clientId: string): readonly UploadItem[] =>
  useSyncExternalStore(uploadQueue.subscribe, () => uploadQueue.of(`outbox ${clientId}`));
