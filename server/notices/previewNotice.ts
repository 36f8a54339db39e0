import type { NoticeAudience, NoticePurpose, ReachView } from '#contracts/http/noticeRoutes.ts';
import type { Actor } from '#domain/access/actor.ts';
import type { NoticeParts } from './noticeParts.ts';
import { previewReach } from './previewReach.ts';
import { senderOf } from './senderOf.ts';

/** 届く範囲 of a notice before it is sent. Throws A-06 where the position acted in may send none. */
export const previewNotice =
  (parts: NoticeParts) =>
  async (actor: Actor, purpose: NoticePurpose, audience: NoticeAudience): Promise<ReachView> => {
    const { sender } = await senderOf(parts, actor, 'preview-notice');
    return previewReach(parts)({ ...sender, purpose, kind: 'notice', patient: null }, audience);
  };
