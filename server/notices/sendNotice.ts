import { createHash } from 'node:crypto';
import type { Model } from 'mongoose';
import { factOfWrite } from '#access/factOfWrite.ts';
import { unlinked } from '#access/unlinked.ts';
import type { noticeRoutes } from '#contracts/http/noticeRoutes.ts';
import type { Body } from '#contracts/http/route.ts';
import type { Actor } from '#domain/access/actor.ts';
import type { NoticeId, PositionId } from '#domain/ids.ts';
import type { Clock } from '#platform/clock.ts';
import { isDuplicateKey } from '#platform/isDuplicateKey.ts';
import { keepShown } from './keepShown.ts';
import type { NoticeRecord } from './noticeModel.ts';
import type { NoticeNeeds } from './noticeNeeds.ts';
import { senderOf } from './senderOf.ts';

const noticeIdOf = (position: PositionId, clientId: string): NoticeId =>
  createHash('sha256').update(`${position} ${clientId}`).digest('hex').slice(0, 24) as NoticeId;

/**
 * Sends a notice: stored whole with what must follow it (DESIGN 7), then carried on by a job. A retry with the same
 * clientId is the same notice. Throws A-06 where the position may send none, V-01 for an upload that is not one's own.
 */
export const sendNotice =
  (needs: NoticeNeeds, notices: Model<NoticeRecord>, clock: Clock) =>
  async (actor: Actor, wanted: Body<typeof noticeRoutes.sendNotice>): Promise<{ id: NoticeId }> => {
    const { sender: from, grant } = await senderOf(needs, actor);
    const { sender, position, ...origin } = from;
    const sentBefore = () => notices.findOne({ position, clientId: wanted.clientId }).lean<NoticeRecord>();
    const before = await sentBefore();
    if (before !== null) return { id: before._id };

    // Made of what makes a retry the same notice: two presses of the button at once claim the uploads for one and the same.
    const id = noticeIdOf(position, wanted.clientId);
    const files = await needs.claim(actor, wanted.attachments, id);
    const sentAt = clock.now();
    const fact = factOfWrite(grant, sentAt, 'send-notice');
    try {
      await notices.create({
        _id: id,
        clientId: wanted.clientId,
        account: sender,
        position,
        ...origin,
        kind: 'notice',
        purpose: wanted.purpose,
        title: wanted.title,
        text: wanted.text,
        status: null,
        files,
        audience: wanted.audience,
        shown: await keepShown(needs, origin.home, wanted.shown, sentAt),
        sentAt,
        outbox: { state: 'waiting', done: 0, total: 0, touchedAt: sentAt },
        reach: null,
        remindedAt: null,
        fact,
        ...unlinked(fact),
      });
    } catch (error) {
      // The same notice at the same time, from a second press of the button: one of them stands.
      const first = isDuplicateKey(error) ? await sentBefore() : null;
      if (first === null) throw error;
      return { id: first._id };
    }
    await needs.startDelivery(id);
    return { id };
  };
