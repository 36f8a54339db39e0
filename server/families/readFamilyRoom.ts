import type { FamilyRoomView } from '#contracts/http/familyView.ts';
import type { Actor } from '#domain/access/actor.ts';
import type { PatientId } from '#domain/ids.ts';
import { decidesForPatient } from '#domain/records/familyRoom/decidesForPatient.ts';
import { familyAddressees } from '#domain/records/familyRoom/familyVocabulary.ts';
import { isDoctor } from '#domain/records/familyRoom/isDoctor.ts';
import { tokyoDay } from '#domain/vocabulary/days.ts';
import type { FamilyParts, TeamPerson } from './familyParts.ts';
import type { FamilyRoomRecord } from './familyRoomModel.ts';
import { isStanding } from './isStanding.ts';
import { personAttributes } from './personAttributes.ts';
import { protectionOf } from './protectionOf.ts';
import { readsAddressee } from './readsAddressee.ts';
import { sideOf } from './sideOf.ts';
import { teamOf } from './teamOf.ts';

/** Who is in the room, who reads what is written to the doctor (shown above the field where one writes), and what waits. */
export const readFamilyRoom =
  (parts: FamilyParts) =>
  async (actor: Actor, id: PatientId): Promise<FamilyRoomView> => {
    const { gate, clock, rooms, accounts, municipalityName, patientName } = parts;
    const grant = await gate.require(actor, 'read', { kind: 'familyRoom', id }, { shows: [] });
    const side = sideOf(grant);
    const day = tokyoDay(clock.now());
    const room = await rooms.findById(id).lean<FamilyRoomRecord>();
    const { names, places } = protectionOf(room, side);
    const here = (room?.people ?? []).filter((each) => isStanding(each, day));
    const [known, team, patient, homeName] = await Promise.all([
      accounts.byIds(here.map(({ account }) => account)),
      teamOf(parts, id),
      patientName(id),
      municipalityName(grant.ground.from),
    ]);
    const shown = ({ position, name, profession, facility, municipality }: TeamPerson) => ({
      ...{ position, profession, name: names ? null : name },
      ...{ facility: places ? null : facility, municipality: places ? null : municipality },
    });
    const mayName = grant.acts.includes('name-family-readers');
    return {
      ...{ familyRoom: id, patient, side, acts: [...grant.acts], isProtected: names || places },
      home: { code: grant.ground.from, name: homeName },
      people: here.map((each) => {
        const isSelf = each.account === actor.account;
        return {
          ...{ id: each._id, relation: each.relation, isSelf },
          name: names && !isSelf ? null : (known.get(each.account)?.name ?? null),
          decides: decidesForPatient(personAttributes(each), day),
        };
      }),
      readers: team
        .filter(({ position, profession }) => isDoctor(profession) || room?.readers.includes(position))
        .map(shown),
      choices: mayName ? team.filter(({ profession }) => !isDoctor(profession)).map(shown) : [],
      waiting: familyAddressees.flatMap((to) => {
        const waits = room?.waiting?.[to] ?? null;
        if (waits === null || !readsAddressee(grant, to)) return [];
        return [{ to, since: waits.since.toISOString(), upTo: waits.upTo }];
      }),
    };
  };
