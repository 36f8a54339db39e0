import { POSITION_HEADER } from '#contracts/actingPosition.ts';
import type { ErrorBody } from '#contracts/errors.ts';
import { type AttachmentView, attachmentRoutes, type UploadKind } from '#contracts/http/attachmentRoutes.ts';
import { ApiFailure } from './ApiFailure.ts';
import { csrfToken } from './csrfToken.ts';
import { routeUrl } from './routeUrl.ts';
import { sessionLost } from './sessionLost.ts';
import { shownPosition } from './shownPosition.ts';

export interface Upload {
  readonly done: Promise<AttachmentView>;
  readonly cancel: () => void;
}

/** If nothing moves for so long, the line is gone. The server needs part of this time to look into a large PDF. */
const STALLED_MS = 90_000;

/** Sends one file and tells how far it is, which `fetch` cannot; over a phone's line an upload takes a while. */
export const uploadFile = (
  kind: UploadKind,
  file: Blob,
  name: string,
  onProgress: (share: number) => void,
): Upload => {
  const request = new XMLHttpRequest();
  const away = new ApiFailure({ code: 'N-01', traceId: '-' });
  const done = new Promise<AttachmentView>((resolve, reject) => {
    request.open('POST', routeUrl(attachmentRoutes.uploadAttachment, {}, { kind, name: name.slice(-200) }));
    request.setRequestHeader('x-engawa-csrf', csrfToken.current);
    if (shownPosition.current !== null) request.setRequestHeader(POSITION_HEADER, shownPosition.current);
    request.setRequestHeader('content-type', file.type || 'application/octet-stream');
    request.responseType = 'json';
    let stalled = setTimeout(() => request.abort(), STALLED_MS);
    request.onloadend = () => clearTimeout(stalled);
    request.upload.onprogress = (event) => {
      clearTimeout(stalled);
      stalled = setTimeout(() => request.abort(), STALLED_MS);
      if (event.lengthComputable) onProgress(event.loaded / event.total);
    };
    request.onload = () => {
      const body = request.response as (AttachmentView & { error?: ErrorBody }) | null;
      if (request.status < 300 && body) resolve(body);
      else {
        const loss = body?.error ? sessionLost.of(body.error) : null;
        if (loss !== null) sessionLost.tell(loss);
        reject(body?.error ? new ApiFailure(body.error) : away);
      }
    };
    request.onerror = () => reject(away);
    request.onabort = () => reject(away);
    request.send(file);
  });
  return { done, cancel: () => request.abort() };
};
