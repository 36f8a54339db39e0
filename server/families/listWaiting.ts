import type { familyWaitingRoutes } from '#contracts/http/familyWaitingRoutes.ts';
import type { Answer } from '#contracts/http/route.ts';
import type { Actor } from '#domain/access/actor.ts';
import { familyAddressees } from '#domain/records/familyRoom/familyVocabulary.ts';
import { tokyoDay } from '#domain/vocabulary/days.ts';
import type { FamilyParts } from './familyParts.ts';
import type { FamilyRoomRecord } from './familyRoomModel.ts';
import { readsAddressee } from './readsAddressee.ts';

type Found = Pick<FamilyRoomRecord, '_id' | 'waiting'>;

/** [FA7] Where a family waits for an answer that is this position's to give, the longest first. */
export const listWaiting =
  ({ gate, clock, rooms, patientsOf, patientName }: FamilyParts) =>
  async (actor: Actor): Promise<Answer<typeof familyWaitingRoutes.listFamilyWaiting>> => {
    if (actor.position === null) return { rooms: [] };
    const patients = await patientsOf(actor.position, tokyoDay(clock.now()));
    const waits = familyAddressees.map((to) => ({ [`waiting.${to}.upTo`]: { $gt: 0 } }));
    const found = await rooms
      .find({ _id: { $in: [...patients] }, $or: waits }, { waiting: 1 })
      .lean<Found[]>();
    const refs = found.map(({ _id: id }) => ({ kind: 'familyRoom', id }) as const);
    const answers = await gate.askAll(actor, 'list', refs);
    const shown = await Promise.all(
      found.map(async ({ _id, waiting }, at) => {
        const grant = answers[at];
        if (grant?.allowed !== true) return [];
        const patient = await patientName(_id);
        return familyAddressees.flatMap((to) => {
          const since = waiting[to]?.since;
          if (since === undefined || !readsAddressee(grant, to)) return [];
          return [{ familyRoom: _id, patient, to, since: since.toISOString() }];
        });
      }),
    );
    return { rooms: shown.flat().sort((a, b) => (a.since < b.since ? -1 : 1)) };
  };
