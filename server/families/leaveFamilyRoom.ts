import type { Actor } from '#domain/access/actor.ts';
import type { PatientId } from '#domain/ids.ts';
import { tokyoDay } from '#domain/vocabulary/days.ts';
import { Failure } from '#platform/failure.ts';
import type { FamilyParts } from './familyParts.ts';

/** [FA5] Each of the family leaves by themselves, from that second on. */
export const leaveFamilyRoom =
  ({ gate, commit, clock, rooms }: FamilyParts) =>
  async (actor: Actor, id: PatientId): Promise<void> => {
    const about = { shows: [] };
    const grant = await gate.require(actor, 'leave-family-room', { kind: 'familyRoom', id }, about);
    const at = clock.now();
    const { account, position } = actor;
    const ended = { why: 'left' as const, reason: null, by: { account, position }, at };
    await commit(
      async (session) => {
        const done = await rooms.updateOne(
          { _id: id, people: { $elemMatch: { account, ended: null } } },
          { $set: { 'people.$.until': tokyoDay(at), 'people.$.ended': ended } },
          { session },
        );
        if (done.matchedCount === 0) throw new Failure('C-01', { reason: 'already-ended' });
        await gate.wrote(grant, 'leave-family-room', about, session);
      },
      [
        { kind: 'familyRoom', id },
        { kind: 'account', id: account },
      ],
      { account, takesAway: true },
    );
  };
