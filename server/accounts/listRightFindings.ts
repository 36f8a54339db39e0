import type { positionRoutes } from '#contracts/http/positionRoutes.ts';
import type { Answer } from '#contracts/http/route.ts';
import type { Actor } from '#domain/access/actor.ts';
import { tokyoDay } from '#domain/vocabulary/days.ts';
import type { MunicipalityCode } from '#domain/vocabulary/municipalityCode.ts';
import type { AccountDoorParts } from './accountDoorParts.ts';
import type { RightFindingRecord } from './rightFindingModel.ts';

/** What breaks RI12 and is still in force; a position that has ended since is no finding any more. */
export const listRightFindings = async (
  {
    gate,
    clock,
    store,
    positions,
    names,
  }: Pick<AccountDoorParts, 'gate' | 'clock' | 'store' | 'positions' | 'names'>,
  actor: Actor,
  municipality: MunicipalityCode,
): Promise<Answer<typeof positionRoutes.listRightFindings>> => {
  await gate.require(actor, 'list-right-findings', { kind: 'municipality', id: municipality });
  const found = await store.findings.find({ municipality }).lean<RightFindingRecord[]>();
  const people = await positions.positions(found.map(({ _id }) => _id));
  const day = tokyoDay(clock.now());
  const standing = found.flatMap(({ _id, problems }) => {
    const person = people.get(_id);
    if (person === undefined || person.left || (person.until !== null && person.until <= day)) return [];
    return person.municipality === null ? [] : [{ person, problems, code: person.municipality }];
  });
  const named = await names(standing.map(({ code }) => code));
  return {
    findings: standing.map(({ person, problems, code }) => ({
      position: person.id,
      facility: { id: person.facility, name: person.facilityName },
      ...{ name: person.name, profession: person.profession, from: person.from, problems },
      municipality: { code, name: named.get(code) ?? code },
    })),
  };
};
