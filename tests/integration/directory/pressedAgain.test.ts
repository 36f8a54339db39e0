import { describe, expect, it } from '@jest/globals';
import type { Day } from '#domain/vocabulary/days.ts';
import type { NewConsent } from '#server/consents/consentCommands.ts';
import type { NewPatient } from '#server/patients/registerPatient.ts';
import { cities } from '#tests/support/testRegion.ts';
import { withTestRegion } from '#tests/support/withTestRegion.ts';

const here = withTestRegion();

/** The answer of the first press was lost with its web node: the office presses again, or both are under way at once. */
const twice = async <T>(press: () => Promise<T>): Promise<T[]> => {
  const atOnce = await Promise.all([press(), press()]);
  return [...atOnce, await press()];
};

describe('an office that presses again after N-01', () => {
  const wanted: NewPatient = {
    ...{ clientId: 'client-pressed-again', name: '見本 一度だけ', kana: 'ミホン', sex: 'female' },
    ...{ birth: '1940-01-01' as Day, faceSheet: { diagnoses: ['見本'] } },
  };
  const register = () =>
    here.region.commands.registerPatient(here.region.officers.toyohashi.actor, cities.toyohashi, wanted);

  it('[DI1] registers one patient with one channel', async () => {
    const [first, ...more] = await twice(register);
    expect(more).toEqual([first, first]);
    expect(await here.platform.db.collection('patients').countDocuments({ name: wanted.name })).toBe(1);
    const { commands, officers } = here.region;
    await expect(
      commands.registerPatient(officers.toyohashi.actor, cities.toyohashi, {
        ...wanted,
        birth: '1941-01-01' as Day,
      }),
    ).rejects.toMatchObject({ code: 'C-01' });
    // Another office's draft that happens to bear the same key is another draft.
    const other = await commands.registerPatient(officers.okazaki.actor, cities.okazaki, wanted);
    expect(other.patient).not.toBe(first?.patient);
  });

  it('[DI1] [WA9] gives one consent: once it is withdrawn, nothing crosses on a twin', async () => {
    const { commands, officers, people, gate } = here.region;
    const officer = officers.toyohashi.actor;
    const { patient, channel } = await register();
    await commands.startTeam(officer, cities.toyohashi, patient, people.doctor.position);
    const consent: NewConsent = {
      ...{ clientId: 'client-consent-again', patient, purposes: ['care'], recipients: 'any' },
      ...{ from: '2020-06-01' as Day, until: null, givenBy: { who: 'patient', name: wanted.name } },
    };
    const give = (more: Partial<NewConsent> = {}) =>
      commands.giveConsent(officer, cities.toyohashi, { ...consent, ...more });
    const [given, ...again] = await twice(give);
    expect(again).toEqual([given, given]);
    expect(await here.platform.db.collection('consents').countDocuments({ patient })).toBe(1);
    // Made narrower after the failure: what stands is the wide one, and the office is told so.
    await expect(give({ recipients: [cities.toyokawa] })).rejects.toMatchObject({ code: 'C-01' });

    await commands.invite(people.doctor.actor, patient, people.nurse.position, ['care']);
    const read = () => gate.judge(people.nurse.actor, 'read', { kind: 'channel', id: channel });
    expect((await read()).allowed).toBe(true);
    await commands.withdrawConsent(officer, cities.toyohashi, given!);
    expect(await read()).toMatchObject({ allowed: false, code: 'A-05', details: { rule: 'WA9' } });
    // A press that comes as late as this revives nothing.
    expect(await give()).toBe(given);
    expect(await read()).toMatchObject({ allowed: false, code: 'A-05', details: { rule: 'WA9' } });
  });

  it('[DI1] adds one position, which ends when it is ended', async () => {
    const { commands, officers, people, directory } = here.region;
    const add = (profession = '保健師') =>
      commands.addPosition(officers.okazaki.actor, people.doctor.account, {
        ...{ clientId: 'client-position-again', facility: people.careManager.facility, profession },
      });
    // The office that manages the account answers for what the other one gives (RI12).
    await commands.vouchProfession(
      officers.toyohashi.actor,
      cities.toyohashi,
      people.doctor.account,
      '保健師',
    );
    const [position, ...again] = await twice(() => add());
    expect(again).toEqual([position, position]);
    await expect(add('医師')).rejects.toMatchObject({ code: 'C-01' });
    const held = async () =>
      (await directory.attributes.account(people.doctor.account))?.positions.filter(
        ({ facility, until }) => facility === people.careManager.facility && until === null,
      );
    expect(await held()).toHaveLength(1);
    await commands.endPosition(officers.okazaki.actor, position!);
    expect(await held()).toHaveLength(0);
  });
});
