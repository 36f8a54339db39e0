import type { familyRoutes } from '#contracts/http/familyRoutes.ts';
import type { Answer, Body } from '#contracts/http/route.ts';
import type { Actor } from '#domain/access/actor.ts';
import type { PatientId } from '#domain/ids.ts';
import type { FamilyParts } from './familyParts.ts';
import type { FamilyRoomRecord } from './familyRoomModel.ts';

/** [FA8] 支援措置: in force at once, with a reason that officers and the auditor of the home alone read. */
export const protectFamily = ({ gate, commit, clock, rooms, personNames }: FamilyParts) => ({
  protect: async (
    actor: Actor,
    id: PatientId,
    { names, places, barred, reason }: Body<typeof familyRoutes.protectFamily>,
  ): Promise<void> => {
    const about = { shows: [] };
    const grant = await gate.require(actor, 'protect-family', { kind: 'familyRoom', id }, about);
    const by = { account: actor.account, position: actor.position };
    const protection = { names, places, barred: [...barred], reason, by, at: clock.now() };
    await commit(
      async (session) => {
        await rooms.updateOne({ _id: id }, { $push: { protections: protection } }, { session, upsert: true });
        await gate.wrote(grant, 'protect-family', about, session);
      },
      [{ kind: 'familyRoom', id }],
      { account: actor.account, takesAway: true },
    );
  },
  read: async (actor: Actor, id: PatientId): Promise<Answer<typeof familyRoutes.readProtection>> => {
    await gate.require(actor, 'read-protection', { kind: 'familyRoom', id }, { shows: [] });
    const room = await rooms.findById(id, { protections: 1 }).lean<FamilyRoomRecord>();
    const protections = (room?.protections ?? []).toReversed();
    const people = await personNames(protections.map(({ by }) => by.account));
    const shown = protections.map((each) => ({
      ...{ names: each.names, places: each.places, barred: each.barred, reason: each.reason },
      ...{ by: people.get(each.by.account)?.(null) ?? '', at: each.at.toISOString() },
    }));
    return { protections: shown };
  },
});
