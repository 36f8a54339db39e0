import type { Gate } from '#access/gate.ts';
import type { attachmentRoutes } from '#contracts/http/attachmentRoutes.ts';
import type { Actor } from '#domain/access/actor.ts';
import type { RecordRef } from '#domain/access/recordRef.ts';
import type { AttachmentId } from '#domain/ids.ts';
import type { AttachmentAttributes } from '#domain/records/attachment/attachmentAttributes.ts';
import type { ObjectStore } from '#platform/objectStore/objectStore.ts';
import type { Platform } from '#platform/platform.ts';
import type { Handlers } from '../http/handlers.ts';
import { attachmentModel } from './attachmentModel.ts';
import { boundUploads } from './boundUploads.ts';
import { type Claiming, claimAttachments, type NamingWrite } from './claimAttachments.ts';
import { openFileLanes } from './openFileLanes.ts';
import { readAttachmentAttributes } from './readAttachmentAttributes.ts';
import { serveAttachment, type WithdrawalOf } from './serveAttachment.ts';
import { sweepUnnamed } from './sweepUnnamed.ts';
import { uploadAttachment } from './uploadAttachment.ts';

export interface AttachmentsFeature {
  /** For the gate. `seqOf` answers which post of a channel shows the file (WA15). */
  attributes(id: AttachmentId): Promise<AttachmentAttributes | null>;
  /** Makes one's own uploads part of a record; see claimAttachments.ts. */
  claim<T>(actor: Actor, ids: readonly AttachmentId[], record: Claiming, naming: NamingWrite<T>): Promise<T>;
  upload: ReturnType<typeof uploadAttachment>;
  /** Removes what nothing named within a day; returns how many. */
  sweep(): Promise<number>;
  http(gate: Gate): Handlers<typeof attachmentRoutes>;
}

export interface AttachmentsNeeds {
  readonly store: ObjectStore;
  readonly seqOf: (record: RecordRef, id: AttachmentId) => Promise<number | null>;
  readonly withdrawalOf: WithdrawalOf;
}

/** Files: taken in, named by a record, shown through the gate. */
export const attachmentsFeature = async (
  { db, clock, lifecycle }: Pick<Platform, 'db' | 'clock' | 'lifecycle'>,
  { store, seqOf, withdrawalOf }: AttachmentsNeeds,
): Promise<AttachmentsFeature> => {
  const attachments = attachmentModel(db);
  await attachments.createCollection();
  await attachments.createIndexes();
  const lanes = openFileLanes();
  lifecycle.opened('file lanes', () => lanes.close());
  const upload = uploadAttachment({ attachments, store, clock, lanes });
  return {
    attributes: readAttachmentAttributes(attachments, seqOf),
    claim: claimAttachments(attachments),
    upload,
    sweep: sweepUnnamed({ attachments, store, clock }),
    http: (gate) => {
      const bounded = boundUploads();
      const serve = serveAttachment({ attachments, store, gate, withdrawalOf });
      return {
        uploadAttachment: ({ actor, query, request }) => {
          const length = Number(request.raw.headers['content-length']);
          return bounded(actor.account, () =>
            upload(actor, {
              ...query,
              body: request.raw,
              family: request.family,
              requireSessionAgain: request.requireSessionAgain,
              announced: Number.isSafeInteger(length) ? length : undefined,
            }),
          );
        },
        readAttachment: ({ actor, params, query, request }) =>
          serve(actor, params.attachment, query.size ?? 'full', request.raw, request.reply) as Promise<never>,
      };
    },
  };
};
