import { useRef, useState } from 'react';
import type { AttachmentView, UploadKind } from '#contracts/http/attachmentRoutes.ts';
import { type ApiFailure, asFailure } from '../../api/ApiFailure.ts';
import { type Upload, uploadFile } from '../../api/uploadFile.ts';

export interface UploadItem {
  readonly key: string;
  readonly name: string;
  readonly share: number;
  readonly file: AttachmentView | null;
  readonly failure: ApiFailure | null;
}

/** Files being sent ahead of what will name them. */
export const useUploads = (kind: UploadKind) => {
  const [items, setItems] = useState<readonly UploadItem[]>([]);
  const running = useRef(new Map<string, Upload>());
  const change = (key: string, to: Partial<UploadItem>) =>
    setItems((known) => known.map((item) => (item.key === key ? { ...item, ...to } : item)));

  const add = (files: File[]) => {
    for (const file of files.slice(0, 10 - items.length)) {
      const key = crypto.randomUUID();
      setItems((known) => [...known, { key, name: file.name, share: 0, file: null, failure: null }]);
      const upload = uploadFile(kind, file, (share) => change(key, { share }));
      running.current.set(key, upload);
      upload.done.then(
        (sent) => change(key, { file: sent, share: 1 }),
        (thrown: unknown) => change(key, { failure: asFailure(thrown) }),
      );
    }
  };
  const remove = (key: string) => {
    running.current.get(key)?.cancel();
    running.current.delete(key);
    setItems((known) => known.filter((item) => item.key !== key));
  };
  return {
    items,
    add,
    remove,
    clear: () => setItems([]),
    busy: items.some((item) => item.file === null && item.failure === null),
    sent: items.flatMap((item) => (item.file ? [item.file] : [])),
  };
};
