import type { Gate } from '#access/gate.ts';
import type { attachmentRoutes } from '#contracts/http/attachmentRoutes.ts';
import type { Actor } from '#domain/access/actor.ts';
import type { AttachmentId } from '#domain/ids.ts';
import type { ObjectStore } from '#platform/objectStore/objectStore.ts';
import type { Platform } from '#platform/platform.ts';
import type { Handlers } from '../http/handlers.ts';
import type { AttachmentStore } from './attachmentStore.ts';
import { boundUploads } from './boundUploads.ts';
import { type Claiming, claimAttachments, type NamingWrite } from './claimAttachments.ts';
import { openFileLanes } from './openFileLanes.ts';
import { serveAttachment, type WithdrawalOf } from './serveAttachment.ts';
import { sweepUnnamed } from './sweepUnnamed.ts';
import { uploadAttachment } from './uploadAttachment.ts';

export interface AttachmentsFeature {
  readonly http: Handlers<typeof attachmentRoutes>;
  /** Makes one's own uploads part of a record; see claimAttachments.ts. */
  claim<T>(actor: Actor, ids: readonly AttachmentId[], record: Claiming, naming: NamingWrite<T>): Promise<T>;
  readonly upload: ReturnType<typeof uploadAttachment>;
  /** Removes what nothing named within a day; returns how many. */
  sweep(): Promise<number>;
}

interface Parts {
  readonly attachments: AttachmentStore;
  readonly store: ObjectStore;
  readonly gate: Gate;
  readonly withdrawalOf: WithdrawalOf;
}

/** Files: taken in, named by a record, shown through the gate. */
export const attachmentsFeature = (
  { clock, lifecycle }: Pick<Platform, 'clock' | 'lifecycle'>,
  { attachments, store, gate, withdrawalOf }: Parts,
): AttachmentsFeature => {
  const lanes = openFileLanes();
  lifecycle.opened('file lanes', () => lanes.close());
  const upload = uploadAttachment({ attachments, store, clock, lanes });
  const bounded = boundUploads();
  const serve = serveAttachment({ attachments, store, gate, withdrawalOf });
  return {
    claim: claimAttachments(attachments),
    upload,
    sweep: sweepUnnamed({ attachments, store, clock }),
    http: {
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
    },
  };
};
