import { Readable } from 'node:stream';
import type { Model } from 'mongoose';
import {
  type AttachmentView,
  partBounds,
  type UploadKind,
  type UploadState,
  uploadLimits,
} from '#contracts/http/attachmentRoutes.ts';
import type { Actor } from '#domain/access/actor.ts';
import { placeOfPart } from '#domain/attachments/placeOfPart.ts';
import type { AttachmentId } from '#domain/ids.ts';
import type { Clock } from '#platform/clock.ts';
import { Failure } from '#platform/failure.ts';
import { isDuplicateKey } from '#platform/isDuplicateKey.ts';
import { newId } from '#platform/newId.ts';
import type { ObjectStore } from '#platform/objectStore/objectStore.ts';
import { wrongField } from '#platform/wrongField.ts';
import type { AttachmentRecord } from './attachmentModel.ts';
import { spoolUpload } from './spoolUpload.ts';
import type { Upload } from './uploadAttachment.ts';
import type { UploadRecord } from './uploadModel.ts';
import { viewAttachment } from './viewAttachment.ts';

/** Begun and not finished, of one account: what a device sends, and what it gave up. */
const MOST_BEGUN = 8;

interface Parts {
  readonly uploads: Model<UploadRecord>;
  readonly attachments: Model<AttachmentRecord>;
  readonly store: ObjectStore;
  readonly clock: Clock;
  readonly upload: (actor: Actor, wanted: Upload) => Promise<AttachmentView>;
}

interface Begun {
  readonly clientId: string;
  readonly kind: UploadKind;
  readonly name: string;
  readonly bytes: number;
}

type Part = Pick<Upload, 'body' | 'announced' | 'requireSessionAgain'> & { readonly at: number };

const stateOf = ({ _id, bytes, at }: UploadRecord): UploadState => ({ upload: _id, bytes, at, file: null });

/**
 * An upload in parts (FI8): what has come whole stays, on whichever node it came in, and the sender asks where to go on. It is
 * its uploader's, in that position; to everybody else an unknown id.
 */
export const uploadParts = ({ uploads, attachments, store, clock, upload }: Parts) => {
  const ownedBy = (actor: Actor) => ({ uploader: actor.account, position: actor.position });
  const find = (actor: Actor, id: AttachmentId) =>
    uploads
      .findOne({ _id: id, ...ownedBy(actor) })
      .read('primary')
      .readConcern('majority')
      .lean<UploadRecord>();
  const finished = async (actor: Actor, id: AttachmentId): Promise<AttachmentView> => {
    const file = await attachments
      .findOne({ _id: id, ...ownedBy(actor), record: null })
      .lean<AttachmentRecord>();
    if (file === null) throw new Failure('A-01');
    return viewAttachment(file, null);
  };
  const read = async (actor: Actor, id: AttachmentId): Promise<UploadState> => {
    const found = await find(actor, id);
    if (found !== null) return stateOf(found);
    const file = await finished(actor, id);
    return { upload: id, bytes: file.bytes, at: file.bytes, file };
  };
  /** Its record first: bytes that nothing names any more may be left by a kill, a record without its bytes may not. */
  const remove = async (found: UploadRecord): Promise<void> => {
    const { deletedCount } = await uploads.deleteOne({ _id: found._id, at: found.at });
    if (deletedCount > 0) for (const key of found.parts) await store.remove(key);
  };

  const begin = async (actor: Actor, wanted: Begun): Promise<UploadState> => {
    const { position } = actor;
    if (position === null) throw new Failure('A-06', { reason: 'no-position' });
    const { clientId, kind, name, bytes } = wanted;
    if (bytes > uploadLimits[kind])
      throw new Failure('V-02', { fields: [{ path: 'bytes', problem: `at most ${uploadLimits[kind]}` }] });
    const same = () => uploads.findOne({ ...ownedBy(actor), clientId }).lean<UploadRecord>();
    const known = await same();
    if (known !== null) return asBefore(known, wanted);
    const own = await uploads.find({ uploader: actor.account }).lean<UploadRecord[]>();
    const oldest = own.sort((a, b) => a.begunAt.getTime() - b.begunAt.getTime());
    for (const one of oldest.slice(0, Math.max(0, own.length - MOST_BEGUN + 1))) await remove(one);
    const record: UploadRecord = {
      ...{ _id: newId<AttachmentId>(), uploader: actor.account, position, clientId, kind, name, bytes },
      ...{ at: 0, parts: [], begunAt: clock.now() },
    };
    try {
      await uploads.create(record);
      return stateOf(record);
    } catch (error) {
      const other = isDuplicateKey(error) ? await same() : null;
      if (other === null) throw error;
      return asBefore(other, wanted);
    }
  };

  const take = async (actor: Actor, id: AttachmentId, { at, body, announced, requireSessionAgain }: Part) => {
    const found = await find(actor, id);
    const place = found === null ? 'known' : placeOfPart(found, at);
    if (found === null || place !== 'next') {
      // What still comes is thrown away, else the next request on this connection would wait behind it.
      body.resume();
      if (place === 'gap') throw new Failure('C-01');
      return read(actor, id);
    }
    const rest = found.bytes - at;
    const part = await spoolUpload(body, Math.min(rest, partBounds.most), announced);
    try {
      if (part.bytes < Math.min(rest, partBounds.least))
        throw wrongField('body', `at least ${Math.min(rest, partBounds.least)} bytes`);
      await requireSessionAgain?.();
      const name = newId();
      const key = `${name.slice(0, 2)}/${name}.part`;
      await store.putFile(key, part.path);
      const kept = await uploads.updateOne(
        { _id: id, at },
        { $set: { at: at + part.bytes }, $push: { parts: key } },
      );
      // Another try of the same part was sooner.
      if (kept.modifiedCount === 0) await store.remove(key);
    } finally {
      await part.remove();
    }
    return read(actor, id);
  };

  const finish = async (
    actor: Actor,
    id: AttachmentId,
    requireSessionAgain: Upload['requireSessionAgain'],
  ) => {
    const found = await find(actor, id);
    if (found === null) return finished(actor, id);
    if (found.at < found.bytes) throw new Failure('C-01');
    const joined = async function* () {
      for (const key of found.parts) yield* await store.read(key);
    };
    const { kind, name, bytes: announced } = found;
    try {
      const body = Readable.from(joined(), { objectMode: false });
      const file = await upload(actor, {
        id,
        kind,
        name,
        body,
        announced,
        ...(requireSessionAgain && { requireSessionAgain }),
      });
      await remove(found);
      return file;
    } catch (error) {
      // Asked for twice at once: the other one has finished it, and its parts are gone.
      const done = await finished(actor, id).catch(() => null);
      if (done !== null) return done;
      if (error instanceof Failure && error.code === 'V-03') await remove(found);
      throw error;
    }
  };

  return {
    begin,
    read,
    take,
    finish,
    drop: async (actor: Actor, id: AttachmentId): Promise<void> => {
      const found = await find(actor, id);
      if (found === null) throw new Failure('A-01');
      await remove(found);
    },
    /** What was not finished within a day goes; returns how many. */
    sweep: async (before: Date): Promise<number> => {
      const old = await uploads.find({ begunAt: { $lt: before } }).lean<UploadRecord[]>();
      for (const one of old) await remove(one);
      return old.length;
    },
  };
};

/** The same draft again is the same upload; one that says something else is none. */
const asBefore = (known: UploadRecord, { kind, name, bytes }: Begun): UploadState => {
  if (known.kind !== kind || known.name !== name || known.bytes !== bytes) throw new Failure('C-01');
  return stateOf(known);
};
