import type { FamilyList } from '#contracts/http/familyView.ts';
import type { Actor } from '#domain/access/actor.ts';
import type { PatientId } from '#domain/ids.ts';
import { decidesForPatient } from '#domain/records/familyRoom/decidesForPatient.ts';
import { tokyoDay } from '#domain/vocabulary/days.ts';
import type { FamilyParts } from './familyParts.ts';
import type { FamilyRoomRecord } from './familyRoomModel.ts';
import { isStanding } from './isStanding.ts';
import { personAttributes } from './personAttributes.ts';
import { teamOf } from './teamOf.ts';

/** Who is or was in the room and on what: for the office and the care manager in charge, who read nothing of its words by it. */
export const listFamily =
  (parts: FamilyParts) =>
  async (actor: Actor, id: PatientId): Promise<FamilyList> => {
    const { gate, clock, rooms, accounts, patientName, personNames } = parts;
    const grant = await gate.require(actor, 'list-family', { kind: 'familyRoom', id }, { shows: [] });
    const room = await rooms.findById(id).lean<FamilyRoomRecord>();
    const people = room?.people ?? [];
    const day = tokyoDay(clock.now());
    const [known, names, team, patient] = await Promise.all([
      accounts.byIds(people.map(({ account }) => account)),
      personNames(people.map(({ invitedBy }) => invitedBy.account)),
      teamOf(parts, id),
      patientName(id),
    ]);
    const shown = people.map((each) => {
      const account = known.get(each.account);
      const { document, day: seen } = each.identity;
      return {
        ...{ id: each._id, name: account?.name ?? '', loginName: account?.loginName ?? '' },
        ...{ relation: each.relation, from: each.from, until: each.until },
        decides: isStanding(each, day) && decidesForPatient(personAttributes(each), day),
        hasSignIn: account?.hasPassword ?? false,
        numbersLeft: account?.numbersLeft ?? null,
        ...{ consent: each.consent, reviewBy: each.reviewBy },
        identity: { document, day: seen, seenBy: names.get(each.invitedBy.account)?.(null) ?? '' },
        papers: each.papers && {
          ...{ kind: each.papers.kind, seen: each.papers.seen, until: each.papers.until },
        },
        ended: each.ended && { why: each.ended.why, at: each.ended.at.toISOString() },
      };
    });
    return {
      ...{ patient, acts: [...grant.acts], people: shown },
      readers: room?.readers ?? [],
      team: team.map(({ position, name, profession, facility, municipality }) => ({
        ...{ position, name, profession, facility, municipality },
      })),
    };
  };
