import { type AttachmentView, attachmentRoutes, type UploadKind } from '#contracts/http/attachmentRoutes.ts';
import type { AttachmentId } from '#domain/ids.ts';
import { ApiFailure } from './ApiFailure.ts';
import { callRoute } from './callRoute.ts';
import type { Upload } from './uploadFile.ts';

export interface InParts {
  readonly kind: UploadKind;
  readonly name: string;
  /** Made once for this file on this device. */
  readonly clientId: string;
  /** Begun earlier: some of it may be there. */
  readonly begun: AttachmentId | null;
  readonly onBegun: (upload: AttachmentId) => void;
  readonly onProgress: (share: number) => void;
}

const LEAST = 256 * 1024;
const MOST = 4 * 1024 * 1024;
/** What is lost where the line breaks: a part is as large as goes in some seconds. */
const QUICK_MS = 2_000;
const SLOW_MS = 10_000;
/** A part that is not answered for so long is lost, and asked about. */
const STALLED_MS = 90_000;

/**
 * Sends a file part by part [FI8]: after a break, in another page and after a killed tab it goes on where the house has it.
 * Rejects as callRoute does.
 */
export const uploadInParts = (
  file: Blob,
  { kind, name, clientId, begun, onBegun, onProgress }: InParts,
): Upload => {
  const cancelled = new AbortController();
  const options = () => ({
    signal: AbortSignal.any([cancelled.signal, AbortSignal.timeout(STALLED_MS)]),
    asShown: true,
  });
  const begin = async () => {
    const body = { clientId, kind, name: name.slice(-200), bytes: file.size };
    const state = await callRoute(attachmentRoutes.beginUpload, { body }, options());
    onBegun(state.upload);
    return state;
  };
  const find = (upload: AttachmentId) =>
    callRoute(attachmentRoutes.readUpload, { params: { upload } }, options()).catch((error: unknown) => {
      // Removed after a day, or made way for others: it begins anew.
      if (error instanceof ApiFailure && error.code === 'A-01') return begin();
      throw error;
    });
  const send = async (): Promise<AttachmentView> => {
    let state = await (begun === null ? begin() : find(begun));
    let size = LEAST;
    while (state.file === null && state.at < file.size) {
      onProgress(state.at / file.size);
      const { upload, at } = state;
      const from = Date.now();
      state = await callRoute(
        attachmentRoutes.sendPart,
        { params: { upload }, query: { at } },
        { ...options(), file: file.slice(at, at + size) },
      );
      const took = Date.now() - from;
      if (took < QUICK_MS) size = Math.min(MOST, size * 2);
      else if (took > SLOW_MS) size = Math.max(LEAST, size / 2);
    }
    onProgress(1);
    if (state.file !== null) return state.file;
    // It is looked at as a whole, which for a film takes a while.
    return callRoute(
      attachmentRoutes.finishUpload,
      { params: { upload: state.upload } },
      { signal: cancelled.signal, asShown: true, patient: true },
    );
  };
  const done = send().catch((error: unknown) => {
    throw error instanceof ApiFailure ? error : new ApiFailure({ code: 'N-01', traceId: '-' });
  });
  return { done, cancel: () => cancelled.abort() };
};
