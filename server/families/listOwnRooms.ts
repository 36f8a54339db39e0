import type { familyRoutes } from '#contracts/http/familyRoutes.ts';
import type { Answer } from '#contracts/http/route.ts';
import type { Actor } from '#domain/access/actor.ts';
import type { FamilyParts } from './familyParts.ts';
import type { FamilyRoomRecord } from './familyRoomModel.ts';

/** [FA2] The rooms of an account of the family's, as the gate lets it into them today. */
export const listOwnRooms =
  ({ gate, rooms, patientName, municipalityName }: FamilyParts) =>
  async (actor: Actor): Promise<Answer<typeof familyRoutes.listFamilyRooms>> => {
    const found = await rooms
      .find({ 'people.account': actor.account }, { _id: 1 })
      .lean<Pick<FamilyRoomRecord, '_id'>[]>();
    const refs = found.map(({ _id: id }) => ({ kind: 'familyRoom', id }) as const);
    const answers = await gate.askAll(actor, 'list', refs);
    const shown = await Promise.all(
      answers.map(async (grant, at) => {
        const id = refs[at]?.id;
        if (!grant.allowed || id === undefined || grant.ground.relation !== 'family') return [];
        const home = { code: grant.ground.from, name: await municipalityName(grant.ground.from) };
        return [{ familyRoom: id, patient: await patientName(id), home }];
      }),
    );
    return { rooms: shown.flat() };
  };
