import type { noticeRoutes } from '#contracts/http/noticeRoutes.ts';
import type { Body } from '#contracts/http/route.ts';
import type { Actor } from '#domain/access/actor.ts';
import type { NoticeId } from '#domain/ids.ts';
import type { NoticeParts } from './noticeParts.ts';
import { senderOf } from './senderOf.ts';
import { storeNotice } from './storeNotice.ts';

/**
 * Sends a notice from the facility acted in. Throws A-06 where the position may send none, V-01 for an upload that is not
 * one's own.
 */
export const sendNotice =
  (parts: NoticeParts) =>
  async (actor: Actor, wanted: Body<typeof noticeRoutes.sendNotice>): Promise<{ id: NoticeId }> => {
    const { sender: from, grant } = await senderOf(parts, actor, 'send-notice');
    const { position, facility, home, fromHub } = from;
    return storeNotice(parts)({
      ...wanted,
      ...{ position, facility, home, fromHub, grant, act: 'send-notice' },
      ...{ kind: 'notice', patient: null, admission: null, checkFiles: () => undefined },
    });
  };
