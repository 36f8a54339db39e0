import type { Actor } from '#domain/access/actor.ts';
import type { PatientId } from '#domain/ids.ts';
import type { FamilyAddressee } from '#domain/records/familyRoom/familyVocabulary.ts';
import { tokyoDay } from '#domain/vocabulary/days.ts';
import { Failure } from '#platform/failure.ts';
import { authorOf } from './authorOf.ts';
import type { FamilyParts } from './familyParts.ts';
import type { FamilyRoomRecord } from './familyRoomModel.ts';
import { requireAddressee } from './requireAddressee.ts';

/**
 * [FA7] 対応しました, up to the post that one has seen: what the family has written since goes on waiting. C-01 where nothing
 * waits any more, as when a colleague was faster.
 */
export const answerFamily =
  (parts: FamilyParts) =>
  async (
    actor: Actor,
    id: PatientId,
    { to, seq }: { readonly to: FamilyAddressee; readonly seq: number },
  ): Promise<void> => {
    const { gate, commit, clock, rooms, posts } = parts;
    const about = { shows: [] };
    const grant = await gate.require(actor, 'answer-family', { kind: 'familyRoom', id }, about);
    requireAddressee(grant, to);
    const room = await rooms.findById(id).lean<FamilyRoomRecord>();
    const waits = room?.waiting?.[to] ?? null;
    if (room === null || waits === null || waits.upTo > seq)
      throw new Failure('C-01', { reason: 'changed-meanwhile' });
    const at = clock.now();
    const author = await authorOf(parts, grant, room, tokyoDay(at));
    const key = `waiting.${to}`;
    await commit(
      async (session) => {
        const done = await rooms.updateOne(
          { _id: id, [`${key}.upTo`]: waits.upTo },
          { $set: { [key]: null } },
          { session },
        );
        if (done.matchedCount === 0) throw new Failure('C-01', { reason: 'changed-meanwhile' });
        const handled = { author, at };
        await posts.updateOne({ room: id, seq: waits.upTo }, { $set: { handled } }, { session });
        await gate.wrote(grant, 'answer-family', about, session);
      },
      [],
      { account: actor.account },
    );
  };
