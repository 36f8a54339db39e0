import type { Actor } from '#domain/access/actor.ts';
import type { AttachmentId, PatientId, PostId } from '#domain/ids.ts';
import type { FamilyAddressee } from '#domain/records/familyRoom/familyVocabulary.ts';
import { tokyoDay } from '#domain/vocabulary/days.ts';
import { createOnce } from '#platform/createOnce.ts';
import { Failure } from '#platform/failure.ts';
import { idOfWrite } from '#platform/idOfWrite.ts';
import { authorOf } from './authorOf.ts';
import type { FamilyParts } from './familyParts.ts';
import type { FamilyPostRecord } from './familyPostModel.ts';
import type { FamilyRoomRecord } from './familyRoomModel.ts';
import { requireAddressee } from './requireAddressee.ts';
import { sideOf } from './sideOf.ts';

interface NewFamilyPost {
  readonly clientId: string;
  readonly to: FamilyAddressee;
  readonly text: string;
  readonly attachments?: readonly AttachmentId[] | undefined;
}

/**
 * Writes to the team, the doctor or the family: acknowledged when it is durable, once for each clientId. What the family writes
 * waits until one of the team answers or marks it (FA7). C-01 while nobody of the family is in the room.
 */
export const writeToFamilyRoom =
  (parts: FamilyParts) =>
  async (actor: Actor, id: PatientId, wanted: NewFamilyPost): Promise<{ seq: number }> => {
    const { gate, commit, clock, rooms, posts, claim } = parts;
    const grant = await gate.require(actor, 'write-to-family', { kind: 'familyRoom', id }, { shows: [] });
    requireAddressee(grant, wanted.to);
    const side = sideOf(grant);
    const room = await rooms.findById(id).lean<FamilyRoomRecord>();
    if (room === null) throw new Failure('C-01', { reason: 'not-begun' });
    const { to, text } = wanted;
    const at = clock.now();
    const _id = idOfWrite<PostId>(
      ...['family-post', actor.account, actor.position ?? 'family', id, wanted.clientId],
    );
    const author = await authorOf(parts, grant, room, tokyoDay(at));
    const stands = await claim(
      actor,
      wanted.attachments ?? [],
      { room: id, to },
      {
        isNamed: async (file) => (await posts.exists({ room: id, 'attachments.id': file })) !== null,
        write: async (attachments) => {
          const record: FamilyPostRecord = {
            ...{ _id, room: id, seq: 0, to, side, author, at, text, attachments, handled: null },
          };
          return createOnce({
            record,
            create: () =>
              commit(
                async (session) => {
                  const key = `waiting.${to}`;
                  const next = await rooms
                    .findByIdAndUpdate(id, { $inc: { head: 1 } }, { session, returnDocument: 'after' })
                    .lean<FamilyRoomRecord>();
                  record.seq = next?.head ?? 1;
                  const since = next?.waiting?.[to]?.since ?? at;
                  const waiting = side === 'team' ? null : { since, upTo: record.seq };
                  await rooms.updateOne({ _id: id }, { $set: { [key]: waiting } }, { session });
                  await posts.create([record], { session });
                  await gate.wrote(grant, 'write-to-family', { object: { kind: 'entry', id: _id } }, session);
                },
                [],
                { account: actor.account },
              ),
            find: () => posts.findById(_id).lean<FamilyPostRecord>(),
            said: ['to', 'text'],
          });
        },
      },
    );
    return { seq: stands.seq };
  };
