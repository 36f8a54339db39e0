import { pipeline } from 'node:stream/promises';
import type { Request, Response } from 'express';
import type { Model } from 'mongoose';
import type { Gate, Grant } from '#access/gate.ts';
import type { Actor } from '#domain/access/actor.ts';
import { cleanFileName } from '#domain/attachments/cleanFileName.ts';
import { parseRange } from '#domain/attachments/parseRange.ts';
import type { AccountId, AttachmentId, ChannelId } from '#domain/ids.ts';
import { Failure } from '#platform/failure.ts';
import type { ObjectStore } from '#platform/objectStore/objectStore.ts';
import type { AttachmentRecord } from './attachmentModel.ts';

/** No file may act as a page of ours, whatever a browser makes of its bytes. */
const inert = "default-src 'none'; style-src 'unsafe-inline'; img-src 'self'; media-src 'self'; sandbox";

/** Where in a channel's log the post of a file was withdrawn, and by whom; null: it was not. */
export type WithdrawalOf = (
  channel: ChannelId,
  id: AttachmentId,
) => Promise<{ readonly seq: number; readonly author: AccountId } | null>;

interface Parts {
  readonly attachments: Model<AttachmentRecord>;
  readonly store: ObjectStore;
  readonly gate: Gate;
  readonly withdrawalOf: WithdrawalOf;
}

/**
 * [WR2] A file goes with its post: once that is withdrawn it is there for its author alone, and for who reads back what they
 * received and may not know of the withdrawal (WA15).
 */
const isTakenBack = async (
  { gate, withdrawalOf }: Parts,
  grant: Grant,
  { record, kind }: AttachmentRecord,
  id: AttachmentId,
): Promise<boolean> => {
  if (record?.kind !== 'channel') return false;
  const withdrawal = await withdrawalOf(record.id, id);
  if (withdrawal === null || withdrawal.author === grant.account.id) return false;
  if (!grant.readOnly) return true;
  const channel = await gate.ask(grant.actor, 'read-post', record);
  return channel.allowed && channel.discloses(kind, withdrawal.seq).disclosed;
};

/**
 * Streams a file to somebody who may see it. The gate judges relation and crossing, the grant says whether the file's
 * class is disclosed, and the provision is opened before the first byte (WA15). Throws as the gate does; A-07 with
 * the rule where the class is withheld.
 */
export const serveAttachment =
  (parts: Parts) =>
  async (
    actor: Actor,
    id: AttachmentId,
    size: 'full' | 'preview',
    request: Request,
    reply: Response,
  ): Promise<void> => {
    const grant = await parts.gate.require(actor, 'read', { kind: 'attachment', id });
    const file = await parts.attachments.findById(id).lean<AttachmentRecord>();
    if (file === null) throw new Failure('A-01');
    // What no record names yet belongs to its uploader alone, as the gate has judged: there is no class to disclose.
    const [dataClass] = grant.disclosed;
    const disclosure = file.record === null || dataClass === undefined ? null : grant.discloses(dataClass);
    if (file.record !== null && disclosure?.disclosed !== true)
      throw new Failure('A-07', { rule: disclosure?.rule ?? 'WA7' });
    if (await isTakenBack(parts, grant, file, id)) throw new Failure('A-01');

    const preview = size === 'preview' && file.previewKey !== null;
    const range = preview ? null : rangeOf(request, file);
    reply.setHeader('Cache-Control', 'no-store');
    reply.setHeader('X-Content-Type-Options', 'nosniff');
    reply.setHeader('Content-Security-Policy', inert);
    reply.setHeader(
      'Content-Disposition',
      `inline; filename*=UTF-8''${encodeURIComponent(cleanFileName(file.name, file.type))}`,
    );
    if (!preview) {
      reply.setHeader('Accept-Ranges', 'bytes');
      reply.setHeader('ETag', tagOf(file));
    }
    if (range === 'unsatisfiable') {
      reply.setHeader('Content-Range', `bytes */${file.bytes}`);
      reply.status(416).end();
      return;
    }
    const provision = await parts.gate.provide(grant, 0);
    /** -1: not a byte of it was sent, as when the store has lost the file; then nothing was provided. */
    let last = -1;
    try {
      const bytes = await parts.store.read(
        preview ? (file.previewKey ?? file.key) : file.key,
        range ?? undefined,
      );
      reply.setHeader('Content-Type', preview ? 'image/jpeg' : file.type);
      if (range !== null) {
        reply.status(206);
        reply.setHeader('Content-Range', `bytes ${range.start}-${range.end}/${file.bytes}`);
        reply.setHeader('Content-Length', range.end - range.start + 1);
      } else if (!preview) reply.setHeader('Content-Length', file.bytes);
      bytes.once('data', () => {
        last = 0;
        provision.shown(0);
      });
      await pipeline(bytes, reply).catch((error: NodeJS.ErrnoException) => {
        // The reader stopped in the middle, which is usual for video.
        if (error.code !== 'ERR_STREAM_PREMATURE_CLOSE') throw error;
      });
    } finally {
      await provision.close(last);
    }
  };

/** A file never changes: its name among all files is its version. */
const tagOf = ({ _id }: AttachmentRecord): string => `"${_id}"`;

/** A part is asked for by GET alone, and of the file that one has the rest of (`If-Range`, RFC 9110 §13.1.5, §14.2). */
const rangeOf = ({ method, headers }: Request, file: AttachmentRecord) => {
  const condition = headers['if-range'];
  const isOfThis = condition === undefined || condition === tagOf(file);
  return method === 'GET' && isOfThis ? parseRange(headers.range, file.bytes) : null;
};
