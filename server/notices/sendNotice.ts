import type { Model } from 'mongoose';
import type { noticeRoutes } from '#contracts/http/noticeRoutes.ts';
import type { Body } from '#contracts/http/route.ts';
import type { Actor } from '#domain/access/actor.ts';
import type { NoticeId } from '#domain/ids.ts';
import type { Clock } from '#platform/clock.ts';
import type { NoticeRecord } from './noticeModel.ts';
import type { NoticeNeeds } from './noticeNeeds.ts';
import { senderOf } from './senderOf.ts';
import { storeNotice } from './storeNotice.ts';

/**
 * Sends a notice from the facility acted in. Throws A-06 where the position may send none, V-01 for an upload that is not
 * one's own.
 */
export const sendNotice =
  (needs: NoticeNeeds, notices: Model<NoticeRecord>, clock: Clock) =>
  async (actor: Actor, wanted: Body<typeof noticeRoutes.sendNotice>): Promise<{ id: NoticeId }> => {
    const { sender: from, grant } = await senderOf(needs, actor, 'send-notice');
    const { position, facility, home, fromHub } = from;
    return storeNotice(
      needs,
      notices,
      clock,
    )({
      ...wanted,
      ...{ position, facility, home, fromHub, grant, act: 'send-notice' },
      ...{ kind: 'notice', patient: null, admission: null, checkFiles: () => undefined },
    });
  };
