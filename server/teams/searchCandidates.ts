import type { Actor } from '#domain/access/actor.ts';
import { municipalityName } from '#domain/agreement/areas.ts';
import type { PatientId, PositionId } from '#domain/ids.ts';
import { foldName } from '#domain/names/foldName.ts';
import { holdsOn, tokyoDay } from '#domain/vocabulary/days.ts';
import type { MunicipalityCode } from '#domain/vocabulary/municipalityCode.ts';
import { Failure } from '#platform/failure.ts';
import { pageOf } from '#platform/pageOf.ts';
import { showsNames } from '#server/agreements/showsNames.ts';
import { showPerson } from './showPerson.ts';
import type { TeamParts } from './teamParts.ts';

const most = 50;

/**
 * People who could join, as far as their names may be shown. For all others only their municipality is shown, without
 * counts.
 */
export const searchCandidates =
  (parts: TeamParts) =>
  async (
    actor: Actor,
    patient: PatientId,
    asked: { q?: string; municipality?: MunicipalityCode; after?: PositionId },
  ) => {
    const { gate, clock, patients, positions, municipalities, agreements } = parts;
    const grant = await gate.require(actor, 'search-candidates', { kind: 'patient', id: patient });
    const day = tokyoDay(clock.now());
    const attributes = await patients.attributes(patient);
    if (attributes === null) throw new Failure('A-01');
    const searched = foldName(asked.q ?? '');
    const reader = {
      municipality: grant.account.municipality ?? attributes.home,
      hub: grant.position?.hub ?? null,
    };
    const found = await positions.searchPeople(asked.q ?? '', asked.municipality ?? null, day, {
      ...{ after: asked.after ?? null, most: most + 1 },
      keep: ({ account, municipality, hub, name, kana }) =>
        (foldName(name).includes(searched) || foldName(kana).includes(searched)) &&
        municipality !== null &&
        account !== actor.account &&
        showsNames(agreements, reader, { municipality, hub }, day),
    });
    const { page, last } = pageOf(found, most);
    const shown = page.flatMap((person) =>
      person.municipality === null ? [] : [{ ...person, municipality: person.municipality }],
    );
    const names = await municipalities.names(shown.map(({ municipality }) => municipality));
    const members = new Set(
      attributes.memberships.filter((each) => holdsOn(each, day)).map(({ position }) => position),
    );
    return {
      searched,
      people: shown.map((person) => ({
        ...showPerson(person, names, attributes.home),
        member: members.has(person.id),
      })),
      ...(last !== undefined && { next: last.id }),
      more: last !== undefined,
      withoutNames: await withoutNames(parts, attributes.home, reader, searched, asked.municipality, day),
    };
  };

/** The municipality that was chosen, or those whose name was typed, if they are no party: with the rule and whom to ask. */
const withoutNames = async (
  { agreements, municipalities }: TeamParts,
  home: MunicipalityCode,
  reader: Parameters<typeof showsNames>[1],
  searched: string,
  chosen: MunicipalityCode | undefined,
  day: Parameters<typeof showsNames>[3],
) => {
  const { areas } = agreements.current();
  const named = (code: MunicipalityCode) => municipalityName(areas, code, day);
  const meant = chosen ? [chosen] : [...areas.rowsOf.keys()].filter((code) => isMeant(named(code), searched));
  const closed = meant.filter(
    (municipality) => !showsNames(agreements, reader, { municipality, hub: null }, day),
  );
  const office = closed.length === 0 ? null : await municipalities.office(home);
  return closed.map((code) => ({ municipality: { code, name: named(code) }, rule: 'WA3', office }));
};

const isMeant = (name: string, searched: string): boolean =>
  searched.length >= 2 && foldName(name).includes(searched);
