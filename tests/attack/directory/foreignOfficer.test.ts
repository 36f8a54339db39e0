import { beforeAll, describe, expect, it } from '@jest/globals';
import type { Actor } from '#domain/access/actor.ts';
import type { ConsentId, FacilityId, PatientId, PositionId } from '#domain/ids.ts';
import type { Day } from '#domain/vocabulary/days.ts';
import { cities, testPassword } from '#tests/support/testRegion.ts';
import { withTestRegion } from '#tests/support/withTestRegion.ts';

const here = withTestRegion();
const unknownId = '0'.repeat(24);

let capacity: string;
const application = 'a'.padStart(24, '1');
beforeAll(async () => {
  const { accounts } = here.region.directory.stores;
  const { toyohashi } = here.region.officers;
  capacity = (await accounts.capacities.findOne({ position: toyohashi.position }).lean())?._id ?? '';
  const { doctor } = here.region.people;
  await accounts.applications.create([
    {
      ...{ _id: application, facility: doctor.facility, municipality: cities.toyohashi },
      ...{ account: doctor.account, profession: '医師', from: null, note: '', state: 'open' },
      ...{ madeBy: { account: doctor.account, position: doctor.position }, madeAt: new Date() },
    },
  ]);
}, 60_000);

/** What an attacker may know from a leaked log: ids. Each command is tried with a real one and with one that is not there. */
describe('who tries the directory of a city that is not theirs', () => {
  const consent = (patient: PatientId) => ({
    clientId: 'client-mallory',
    patient,
    purposes: ['care' as const],
    recipients: 'any' as const,
    from: '2026-01-01' as Day,
    until: null,
    givenBy: { who: 'patient' as const, name: 'x' },
  });
  const tries = (real: boolean): Record<string, (actor: Actor) => Promise<unknown>> => {
    const { commands, people, patient, consent: given } = here.region;
    const of = <T>(id: T): T => (real ? id : (unknownId as T));
    const person = { loginName: 'mallory', password: testPassword, name: 'x', kana: '' };
    const { toyohashi } = cities;
    return {
      makeFacility: (actor) =>
        commands.makeFacility(actor, toyohashi, { name: 'x', kana: '', kind: '薬局', phone: '' }),
      makeAccount: (actor) =>
        commands.makeAccount(actor, toyohashi, person, {
          facility: of(people.doctor.facility as FacilityId),
          profession: '医師',
        }),
      addPosition: (actor) =>
        commands.addPosition(actor, people.nonParty.account, {
          clientId: 'client-mallory',
          facility: of(people.doctor.facility),
          profession: '医師',
        }),
      changeProfession: (actor) =>
        commands.changeProfession(actor, of(people.doctor.position as PositionId), '看護師'),
      applyForPosition: (actor) =>
        commands.applyForPosition(actor, of(people.doctor.facility as FacilityId), {
          ...{ clientId: 'client-mallory', account: people.nonParty.account, profession: '医師' },
          ...{ from: null, note: '' },
        }),
      decideApplication: (actor) =>
        commands.decideApplication(actor, toyohashi, of(application), { grant: true }),
      undoLeave: (actor) => commands.undoLeave(actor, toyohashi, of(people.doctor.account)),
      changeName: (actor) =>
        commands.changeName(actor, toyohashi, of(people.doctor.account), { name: 'x', kana: '' }),
      vouchProfession: (actor) =>
        commands.vouchProfession(actor, toyohashi, of(people.doctor.account), '看護師'),
      endCapacity: (actor) => commands.endCapacity(actor, toyohashi, of(capacity)),
      endPosition: (actor) => commands.endPosition(actor, of(people.doctor.position as PositionId)),
      grantCapacity: (actor) =>
        commands.grantCapacity(actor, toyohashi, of(people.doctor.position), 'officer'),
      renewSignIn: (actor) => commands.renewSignIn(actor, toyohashi, of(people.doctor.account)),
      leave: (actor) => commands.leave(actor, toyohashi, of(people.doctor.account)),
      registerPatient: (actor) =>
        commands.registerPatient(actor, toyohashi, {
          clientId: 'client-mallory',
          name: 'x',
          kana: '',
          birth: '1950-01-01' as Day,
          sex: 'other',
          faceSheet: {},
        }),
      giveConsent: (actor) => commands.giveConsent(actor, toyohashi, consent(of(patient))),
      withdrawConsent: (actor) => commands.withdrawConsent(actor, toyohashi, of(given as ConsentId)),
      startTeam: (actor) => commands.startTeam(actor, toyohashi, of(patient), people.outsider.position),
      invite: (actor) => commands.invite(actor, of(patient), people.outsider.position, ['care']),
      endMembership: (actor) => commands.endMembership(actor, of(patient), here.region.memberships.nurse),
      endMembershipByOffice: (actor) =>
        commands.endMembershipByOffice(actor, toyohashi, of(patient), here.region.memberships.nurse, {
          reason: 'x',
        }),
      importAgreement: (actor) => commands.importAgreement(actor, toyohashi, 'agreement: x'),
      setStatus: (actor) =>
        commands.setStatus(actor, of(people.doctor.facility), { state: 'closed', reason: 'x' }),
      tellStatus: (actor) =>
        commands.setStatus(actor, of(people.doctor.facility), {
          ...{ state: 'closed', reason: 'x' },
          tell: {
            ...{ clientId: 'client-mallory', purpose: 'infection', shown: [] },
            audience: { facilityKinds: ['薬局'], municipalities: [toyohashi] },
          },
        }),
      listStatus: (actor) => commands.listStatus(actor, of(people.doctor.facility)),
      statusOrigin: (actor) => commands.statusOrigin(actor, of(people.doctor.facility)),
    };
  };
  const failure = async (work: Promise<unknown>) =>
    work.then(
      () => 'done',
      (error: { code?: string; details?: unknown }) => ({ code: error.code, details: error.details }),
    );

  it('tries every command but those by which a house is founded, which ask no gate', () => {
    const { team: _, ...commands } = here.region.commands;
    // By the operator, or by whom a city's people are: tried in tests/integration/rights/recovery.test.ts.
    const founding = [
      ...['makeFirstOperator', 'makeMunicipality', 'makeFirstOfficer', 'makeFirst'],
      ...['askOfficer', 'confirmOfficer', 'objectOfficer', 'completeOfficer'],
    ];
    // Telling a state is one command with recording it.
    const tried = Object.keys(tries(true)).filter((name) => name !== 'tellStatus');
    expect([...tried, ...founding].sort()).toEqual(Object.keys(commands).sort());
  });

  it.each(['other officer', 'outsider', 'non-party', 'operator', 'forged position'])(
    'gets the answer of an unknown id for everything: %s',
    async (who) => {
      const { officers, people, operator } = here.region;
      const actor = {
        'other officer': officers.okazaki.actor,
        outsider: people.outsider.actor,
        'non-party': people.nonParty.actor,
        operator,
        // The officer's position under a foreign account: a session that was tampered with.
        'forged position': { ...people.outsider.actor, position: officers.toyohashi.position },
      }[who] as Actor;
      const [real, unknown] = [tries(true), tries(false)];
      for (const name of Object.keys(real)) {
        const [a, b] = [await failure(real[name]!(actor)), await failure(unknown[name]!(actor))];
        expect({ name, ...(a as object) }).toEqual({ name, code: 'A-01', details: undefined });
        expect(b).toEqual(a);
      }
    },
    30_000,
  );

  it('lets the city’s own officer keep consents, but not into a team that works, nor to a patient’s page', async () => {
    const { officers, patient, people, commands, gate } = here.region;
    const { actor } = officers.toyohashi;
    expect(await gate.judge(actor, 'read', { kind: 'patient', id: patient })).toEqual({
      allowed: false,
      code: 'A-01',
    });
    expect(
      await failure(commands.startTeam(actor, cities.toyohashi, patient, people.outsider.position)),
    ).toMatchObject({
      code: 'C-01',
    });
    expect(
      await failure(commands.invite(actor, patient, officers.toyohashi.position, ['care'])),
    ).toMatchObject({
      code: 'A-01',
    });
  });
});
