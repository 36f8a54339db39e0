import type { Model } from 'mongoose';
import type { NoticeSummary } from '#contracts/http/noticeRoutes.ts';
import type { Actor } from '#domain/access/actor.ts';
import type { PatientId } from '#domain/ids.ts';
import type { DeliveryRecord } from './deliveryModel.ts';
import type { NoticeRecord } from './noticeModel.ts';
import type { NoticeNeeds } from './noticeNeeds.ts';
import { showNotice } from './showNotice.ts';
import { type Listed, summariseNotices } from './summariseNotices.ts';

const MOST = 50;

/** A patient's admission notes, newest first; each is judged, and what the gate refuses is not listed. Throws as the gate does. */
export const listAdmissionNotes =
  (
    needs: NoticeNeeds,
    stores: { readonly notices: Model<NoticeRecord>; readonly deliveries: Model<DeliveryRecord> },
  ) =>
  async (actor: Actor, patient: PatientId): Promise<{ notes: NoticeSummary[] }> => {
    await needs.gate.require(actor, 'list', { kind: 'patient', id: patient });
    const found = await stores.notices
      .find({ patient }, { _id: 1 })
      .sort({ sentAt: -1 })
      .limit(MOST)
      .lean<Pick<NoticeRecord, '_id'>[]>();
    const own = await stores.deliveries
      .find({ notice: { $in: found.map(({ _id }) => _id) }, account: actor.account })
      .lean<DeliveryRecord[]>();
    const shown: Listed[] = [];
    for (const { _id: id } of found)
      if (await showNotice(needs.gate, actor, id))
        shown.push({ id, delivery: own.find(({ notice }) => notice === id) ?? null });
    return { notes: await summariseNotices(needs, stores, actor, shown) };
  };
