import { attachmentRoutes } from '#contracts/http/attachmentRoutes.ts';
import type { AttachmentId } from '#domain/ids.ts';
import { callRoute } from './callRoute.ts';

/** Gives up what was sent of a file in parts; where that does not get through, the house removes it after a day. */
export const dropUpload = (upload: AttachmentId): void => {
  void callRoute(attachmentRoutes.dropUpload, { params: { upload } }, { asShown: true }).catch(
    () => undefined,
  );
};
