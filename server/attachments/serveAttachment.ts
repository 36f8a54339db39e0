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

/** Nothing in a file may act as a page of ours, whatever a browser makes of its bytes. */
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
 * Streams a file to one who may see it: relation and crossing by the gate, class by its disclosure, the provision
 * opened before the first byte (WA15). Throws as the gate does; A-07 with the rule where the class is withheld.
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
    // What no record names yet is its uploader's own, as the gate has judged: there is no class to disclose.
    const [dataClass] = grant.disclosed;
    const disclosure = file.record === null || dataClass === undefined ? null : grant.discloses(dataClass);
    if (file.record !== null && disclosure?.disclosed !== true)
      throw new Failure('A-07', { rule: disclosure?.rule ?? 'WA7' });
    if (await isTakenBack(parts, grant, file, id)) throw new Failure('A-01');

    const preview = size === 'preview' && file.previewKey !== null;
    const range = preview ? null : parseRange(request.headers.range, file.bytes);
    reply.setHeader('Cache-Control', 'no-store');
    reply.setHeader('X-Content-Type-Options', 'nosniff');
    reply.setHeader('Content-Security-Policy', inert);
    reply.setHeader(
      'Content-Disposition',
      `inline; filename*=UTF-8''${encodeURIComponent(cleanFileName(file.name, file.type))}`,
    );
    if (!preview) reply.setHeader('Accept-Ranges', 'bytes');
    if (range === 'unsatisfiable') {
      reply.setHeader('Content-Range', `bytes */${file.bytes}`);
      reply.status(416).end();
      return;
    }
    const provision = await parts.gate.provide(grant, 0);
    /** -1: nothing of it has left, as when the store has lost it; then nothing was provided. */
    let last = -1;
    try {
      const bytes = await parts.store.read(
        preview ? (file.previewKey ?? file.key) : file.key,
        range ?? undefined,
      );
      reply.setHeader('Content-Type', file.type);
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
        // The reader went away in the middle: usual for video.
        if (error.code !== 'ERR_STREAM_PREMATURE_CLOSE') throw error;
      });
    } finally {
      await provision.close(last);
    }
  };
