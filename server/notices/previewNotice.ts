import type { NoticeAudience, NoticePurpose, ReachView } from '#contracts/http/noticeRoutes.ts';
import type { Actor } from '#domain/access/actor.ts';
import type { Clock } from '#platform/clock.ts';
import type { NoticeNeeds } from './noticeNeeds.ts';
import { previewReach } from './previewReach.ts';
import { senderOf } from './senderOf.ts';

/** 届く範囲 of a notice before it is sent. Throws A-06 where the position acted in may send none. */
export const previewNotice =
  (needs: NoticeNeeds, clock: Clock) =>
  async (actor: Actor, purpose: NoticePurpose, audience: NoticeAudience): Promise<ReachView> => {
    const { sender } = await senderOf(needs, actor, 'preview-notice');
    return previewReach(needs, clock)({ ...sender, purpose, kind: 'notice', patient: null }, audience);
  };
