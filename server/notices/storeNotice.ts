import { factOfWrite } from '#access/factOfWrite.ts';
import type { Grant } from '#access/gate.ts';
import { unlinked } from '#access/unlinked.ts';
import type { AttachmentView } from '#contracts/http/attachmentRoutes.ts';
import type { Act } from '#domain/access/recordRef.ts';
import type { AttachmentId, FacilityId, NoticeId } from '#domain/ids.ts';
import { Failure } from '#platform/failure.ts';
import { idOfWrite } from '#platform/idOfWrite.ts';
import { isDuplicateKey } from '#platform/isDuplicateKey.ts';
import { keepShown } from './keepShown.ts';
import type { NoticeRecord } from './noticeModel.ts';
import type { NoticeParts } from './noticeParts.ts';

/** What is written and with which grant. The rest of the record is the same for every kind. */
interface Written
  extends Pick<NoticeRecord, 'clientId' | 'position' | 'facility' | 'home' | 'fromHub' | 'purpose'>,
    Pick<NoticeRecord, 'title' | 'text' | 'audience' | 'kind' | 'patient' | 'admission'> {
  readonly attachments: readonly AttachmentId[];
  /** The facilities that 届く範囲 showed to the sender. */
  readonly shown: readonly FacilityId[];
  readonly grant: Grant;
  readonly act: Act;
  /** Checks the files once they are claimed. Throws V-01 where one of them may not come with it. */
  readonly checkFiles: (files: readonly AttachmentView[]) => void;
}

/**
 * Stores what is to reach an audience, together with what must follow it (DESIGN 7); a job then carries it on. A
 * retry with the same clientId is the same notice; C-01 where that one is about another patient. Throws V-01 for an
 * upload that is not one's own.
 */
export const storeNotice =
  (parts: NoticeParts) =>
  async ({ attachments, shown, grant, act, checkFiles, ...written }: Written): Promise<{ id: NoticeId }> => {
    const { position, clientId, home, patient } = written;
    const sentBefore = async () => {
      const before = await parts.notices.findOne({ position, clientId }).lean<NoticeRecord>();
      // The gate was asked about this patient and no other.
      if (before !== null && before.patient !== patient)
        throw new Failure('C-01', { reason: 'made-for-another' });
      return before;
    };
    const before = await sentBefore();
    if (before !== null) return { id: before._id };

    // The id is made of what makes a retry the same notice, so that two presses of the button at once claim the
    // uploads for one and the same.
    const id = idOfWrite<NoticeId>(position, clientId);
    const sentAt = parts.clock.now();
    const fact = factOfWrite(grant, sentAt, act, { shows: [] });
    const write = async (files: AttachmentView[]): Promise<void> => {
      checkFiles(files);
      await parts.notices.create({
        ...written,
        _id: id,
        account: grant.actor.account,
        status: null,
        files,
        shown: await keepShown(parts, home, shown, sentAt),
        sentAt,
        outbox: { state: 'waiting', done: 0, total: 0, touchedAt: sentAt },
        reach: null,
        remindedAt: null,
        fact,
        ...unlinked(fact),
      });
    };
    const isNamed = async (file: AttachmentId): Promise<boolean> =>
      (await parts.notices.exists({ _id: id, 'files.id': file })) !== null;
    try {
      await parts.claim(grant.actor, attachments, id, written.kind, { write, isNamed });
    } catch (error) {
      // A second press of the button stored the same notice at the same time: one of them stands.
      const first = isDuplicateKey(error) ? await sentBefore() : null;
      if (first === null) throw error;
      return { id: first._id };
    }
    await parts.startDelivery(id);
    return { id };
  };
