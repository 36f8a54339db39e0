import { attachmentRoutes } from '#contracts/http/attachmentRoutes.ts';
import type { AttachmentId } from '#domain/ids.ts';
import { routeUrl } from '../../../api/routeUrl.ts';

/** Where a file is asked for; the gate judges each asking. */
export const pictureUrl = (id: AttachmentId, size: 'full' | 'preview'): string =>
  routeUrl(attachmentRoutes.readAttachment, { attachment: id }, { size });
