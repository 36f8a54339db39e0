import type { Actor } from '#domain/access/actor.ts';
import type { PatientId, PositionId } from '#domain/ids.ts';
import { tokyoDay } from '#domain/vocabulary/days.ts';
import { Failure } from '#platform/failure.ts';
import { wrongField } from '#platform/wrongField.ts';
import type { FamilyParts } from './familyParts.ts';

/** [FA6] Who of the team reads what is written to the doctor, beside the doctors; who is taken off it reads no more at once. */
export const nameReaders =
  ({ gate, commit, clock, rooms, team }: FamilyParts) =>
  async (actor: Actor, id: PatientId, wanted: readonly PositionId[]): Promise<void> => {
    const about = { shows: [] };
    const grant = await gate.require(actor, 'name-family-readers', { kind: 'familyRoom', id }, about);
    const members = await team(id, tokyoDay(clock.now()));
    const readers = [...new Set(wanted)];
    if (readers.some((each) => !members.includes(each)))
      throw wrongField('readers', 'not of the team', 'not-in-team');
    await commit(
      async (session) => {
        const done = await rooms.updateOne({ _id: id }, { $set: { readers } }, { session });
        if (done.matchedCount === 0) throw new Failure('C-01', { reason: 'not-begun' });
        await gate.wrote(grant, 'name-family-readers', about, session);
      },
      [{ kind: 'familyRoom', id }],
      { account: actor.account, takesAway: true },
    );
  };
