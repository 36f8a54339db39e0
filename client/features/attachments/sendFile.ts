import { type Upload, uploadFile } from '../../api/uploadFile.ts';
import { type InParts, uploadInParts } from '../../api/uploadInParts.ts';
import type { KeptFile } from './UploadItem.ts';

/** Beyond this a break of the line would cost too much: the file goes in parts. */
const WHOLE = 1_000_000;

/** Sends a file whole or in parts, as its size says. */
export const sendFile = (
  { kind, name, key, begun }: KeptFile,
  blob: Blob,
  { onProgress, onBegun }: Pick<InParts, 'onProgress' | 'onBegun'>,
): Upload =>
  blob.size <= WHOLE
    ? uploadFile(kind, blob, name, onProgress)
    : uploadInParts(blob, { kind, name, clientId: key, begun: begun ?? null, onBegun, onProgress });
