import { isDeepStrictEqual } from 'node:util';
import type { Model } from 'mongoose';
import type { AttachmentView } from '#contracts/http/attachmentRoutes.ts';
import type { Actor } from '#domain/access/actor.ts';
import type { RecordRef } from '#domain/access/recordRef.ts';
import type { AttachmentId } from '#domain/ids.ts';
import type { AttachedTo } from '#domain/records/attachment/classOfAttachment.ts';
import { Failure } from '#platform/failure.ts';
import { isStoreAway } from '#platform/isStoreAway.ts';
import type { AttachmentRecord } from './attachmentModel.ts';
import { viewAttachment } from './viewAttachment.ts';

const unknown = (id: AttachmentId) =>
  new Failure('V-01', {
    fields: [
      {
        path: 'attachments',
        problem: `${id}: not an upload of yours that is free to be used`,
        code: 'file-gone',
      },
    ],
  });

/** The record that takes the files; of a notice it says which kind of one, and which part of it where not
 * all who read it read all of it, which only its feature knows. */
export type Claiming = RecordRef & AttachedTo & { readonly part?: string };

/** The write that names the files. */
export interface NamingWrite<T> {
  write(files: AttachmentView[]): Promise<T>;
  /** Whether the record that is written names this file by now. */
  isNamed(file: AttachmentId): Promise<boolean>;
}

/**
 * Makes one's own uploads part of a record, then runs the write that names them. Doing it again for the same record
 * is harmless, so a retried post passes. Somebody else's upload, or one that another record names, is refused with
 * V-01, exactly as an unknown id. What was claimed here and is not named afterwards is released (FI5), so that its
 * uploader can use it elsewhere; unless the write may still turn out to be stored (N-01): then the claim stays for
 * the retry.
 */
export const claimAttachments =
  (attachments: Model<AttachmentRecord>) =>
  async <T>(
    actor: Actor,
    wanted: readonly AttachmentId[],
    claiming: Claiming,
    { write, isNamed }: NamingWrite<T>,
  ): Promise<T> => {
    const { kind, id, part } = claiming;
    const record = { kind, id, ...(part !== undefined && { part }) } as AttachmentRecord['record'] &
      RecordRef;
    const claimed: AttachmentId[] = [];
    const claim = async (id: AttachmentId): Promise<AttachmentView> => {
      const own = { _id: id, uploader: actor.account, position: actor.position };
      const free = await attachments
        .findOneAndUpdate({ ...own, record: null }, { $set: { record } }, { returnDocument: 'after' })
        .lean<AttachmentRecord>();
      if (free !== null) claimed.push(id);
      const known = free ?? (await attachments.findOne(own).lean<AttachmentRecord>());
      if (known === null || !isDeepStrictEqual(known.record, record)) throw unknown(id);
      return viewAttachment(known, claiming);
    };
    const letGo = async (): Promise<void> => {
      for (const id of claimed)
        if (!(await isNamed(id)))
          await attachments.updateOne({ _id: id, 'record.id': record.id }, { $set: { record: null } });
    };
    try {
      const views: AttachmentView[] = [];
      for (const id of wanted) views.push(await claim(id));
      const done = await write(views);
      await letGo().catch(() => {});
      return done;
    } catch (error) {
      if (!mayStillStand(error)) await letGo().catch(() => {});
      throw error;
    }
  };

const mayStillStand = (error: unknown): boolean =>
  isStoreAway(error) || (error instanceof Failure && error.code === 'N-01');
