import type { Actor } from '#domain/access/actor.ts';
import type { AccountId, FacilityId, PositionId, SessionId } from '#domain/ids.ts';
import type { MunicipalityCode } from '#domain/vocabulary/municipalityCode.ts';
import { newId } from '#platform/newId.ts';
import { inParallel } from './inParallel.ts';
import { type SampleKey, sampleAccount } from './sampleAccounts.ts';
import { type AuditorKey, type SampleAuditor, sampleAuditors } from './sampleAuditors.ts';
import { type FacilityKey, type SampleFacility, sampleFacilities } from './sampleFacilities.ts';
import { type OfficerKey, type SampleOfficer, sampleOfficers } from './sampleOfficers.ts';
import type { SampleParts } from './sampleParts.ts';
import { type PersonKey, type SamplePerson, samplePeople } from './samplePeople.ts';

/** Everybody of the sample, as whom they act. */
export interface SampleCast {
  readonly actor: (key: SampleKey) => Actor;
  readonly position: (key: SampleKey) => PositionId;
}

const actorOf = (account: AccountId, position: PositionId | null): Actor => ({
  account,
  position,
  session: newId<SessionId>(),
});

/** Hashing takes a core for each; more at once would only wait. */
const WIDTH = 4;

/** The 54 municipalities, an officer of each city that has people here, facilities and professionals. */
export const makePeople = async ({ commands, directory, step }: SampleParts): Promise<SampleCast> => {
  const actors = new Map<SampleKey, Actor>();
  const actor = (key: SampleKey): Actor => {
    const found = actors.get(key);
    if (found === undefined) throw new Error(`no sample person ${key}`);
    return found;
  };
  const newPerson = (key: SampleKey) => {
    const { loginName, password, name, kana, totpSecret } = sampleAccount(key);
    return {
      ...{ loginName, password, name, kana },
      ...(totpSecret === null ? {} : { secondFactor: totpSecret }),
    };
  };
  const sample = { sample: true };
  const operator = actorOf(await commands.makeFirstOperator(newPerson('operator'), sample), null);
  actors.set('operator', operator);

  const { rowsOf } = await directory.queries.municipalities.areas();
  for (const code of rowsOf.keys()) {
    const office = { name: '長寿介護課（見本）', phone: '000-000-0000' };
    await commands.makeMunicipality(operator, { code, office });
    await step('municipalities');
  }
  const officers = Object.entries(sampleOfficers) as [OfficerKey, SampleOfficer][];
  await inParallel(WIDTH, officers, async ([key, { municipality }]) => {
    const made = await commands.makeFirstOfficer(operator, municipality, newPerson(key), sample);
    actors.set(key, actorOf(made.account, made.position));
    await step('people');
  });
  const officerOf = (code: MunicipalityCode): Actor =>
    actor(officers.find(([, { municipality }]) => municipality === code)?.[0] ?? 'operator');

  const auditors = Object.entries(sampleAuditors) as [AuditorKey, SampleAuditor][];
  for (const [key, { officer }] of auditors) {
    const { municipality } = sampleOfficers[officer];
    const wanted = { municipalities: [municipality], kinds: ['市区町村'] as const, limit: 1 };
    const [office] = await directory.queries.facilities.search(wanted);
    if (office === undefined) throw new Error(`no office of ${municipality}`);
    const position = { facility: office._id, profession: '行政職員' };
    const made = await commands.makeAccount(actor(officer), municipality, newPerson(key), position, sample);
    await commands.grantCapacity(actor(officer), municipality, made.position, 'auditor');
    actors.set(key, actorOf(made.account, made.position));
    await step('people');
  }

  const facilities = new Map<FacilityKey, FacilityId>();
  const all = Object.entries(sampleFacilities) as [FacilityKey, SampleFacility][];
  await inParallel(WIDTH, all, async ([key, { municipality, ...wanted }]) => {
    const facility = { ...wanted, phone: '000-000-0000' };
    facilities.set(key, await commands.makeFacility(officerOf(municipality), municipality, facility));
    await step('facilities');
  });
  const placeOf = ({ facility, profession }: { facility: FacilityKey; profession: string }) => {
    const id = facilities.get(facility);
    if (id === undefined) throw new Error(`no sample facility ${facility}`);
    const { municipality } = sampleFacilities[facility];
    return { municipality, officer: officerOf(municipality), position: { facility: id, profession } };
  };
  const people = Object.entries(samplePeople) as [PersonKey, SamplePerson][];
  await inParallel(WIDTH, people, async ([key, person]) => {
    const { municipality, officer, position } = placeOf(person);
    const made = await commands.makeAccount(officer, municipality, newPerson(key), position, sample);
    actors.set(key, actorOf(made.account, made.position));
    for (const other of person.also ?? []) {
      const place = placeOf(other);
      await commands.addPosition(place.officer, made.account, { clientId: newId(), ...place.position });
    }
    if (person.manages === true)
      await commands.grantCapacity(officer, municipality, made.position, 'facility-manager');
    await step('people');
  });
  return {
    actor,
    position: (key) => {
      const { position } = actor(key);
      if (position === null) throw new Error(`${key} acts in no position`);
      return position;
    },
  };
};
