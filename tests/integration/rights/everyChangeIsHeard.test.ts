import { describe, expect, it } from '@jest/globals';
import { storyClock } from '#tests/support/storyClock.ts';
import { cities, testPassword } from '#tests/support/testRegion.ts';
import { withTestRegion } from '#tests/support/withTestRegion.ts';

const clock = storyClock('2026-06-01T10:00:00+09:00');
const here = withTestRegion({ clock });
const { toyohashi } = cities;

/** The entries of the revocation log that came with some work. */
const heardOf = async (work: () => Promise<unknown>) => {
  const log = here.platform.db.collection<{ n: number; subject: object }>('revocations');
  const all = async () =>
    (await log.find({}, { projection: { _id: 0, n: 1, subject: 1 } }).toArray()) as {
      n: number;
      subject: { kind: string; id?: string };
    }[];
  const before = Math.max(0, ...(await all()).map(({ n }) => n));
  await work();
  return (await all()).filter(({ n }) => n > before).map(({ subject }) => `${subject.kind} ${subject.id}`);
};

describe('[AC6] a change of rights', () => {
  it('of an account is in the log with it: positions, professions, capacities, sign-in, leaving', async () => {
    const { commands, officers, people } = here.region;
    const officer = officers.toyohashi.actor;
    const { facility } = people.doctor;
    const person = { loginName: 'kikoeru', password: testPassword, name: '見本 聞子', kana: '' };
    const { account, position } = await commands.makeAccount(officer, toyohashi, person, {
      ...{ facility, profession: '看護師' },
    });
    const capacityOf = async () => {
      const held = here.platform.db.collection<{ _id: string; position: string }>('capacities');
      return String((await held.findOne({ position }))?._id);
    };
    let further = '';
    const steps: [string, () => Promise<unknown>][] = [
      ['grantCapacity', () => commands.grantCapacity(officer, toyohashi, position, 'facility-manager')],
      ['endCapacity', async () => commands.endCapacity(officer, toyohashi, await capacityOf())],
      [
        'addPosition',
        async () => {
          const wanted = { facility, profession: '看護師', clientId: 'client-further' };
          further = await commands.addPosition(officer, account, wanted);
        },
      ],
      [
        'endPosition',
        () => commands.endPosition(officer, further as never, { until: '2026-07-01' as never }),
      ],
      [
        'endPosition, later',
        () => commands.endPosition(officer, further as never, { until: '2026-08-01' as never }),
      ],
      ['endPosition, now', () => commands.endPosition(officer, further as never)],
      ['changeProfession', () => commands.changeProfession(officer, position, '助産師')],
      // What nodes remember to write under (AC18) has the name.
      ['changeName', () => commands.changeName(officer, toyohashi, account, { name: '見本 聞江', kana: '' })],
      ['renewSignIn', () => commands.renewSignIn(officer, toyohashi, account)],
      ['leave', () => commands.leave(officer, toyohashi, account)],
      ['undoLeave', () => commands.undoLeave(officer, toyohashi, account)],
    ];
    for (const [name, work] of steps)
      expect([name, await heardOf(work)]).toEqual([name, [`account ${account}`]]);
  });

  it('of a patient is in the log with it: consents given and withdrawn, who is asked in and who goes', async () => {
    const { commands, officers, people } = here.region;
    const officer = officers.toyohashi.actor;
    const { patient } = await commands.registerPatient(officer, toyohashi, {
      ...{
        clientId: 'client-heard',
        name: '見本 聞',
        kana: 'ミホン',
        birth: '1940-01-01' as never,
        sex: 'male',
      },
      faceSheet: {},
    });
    let consent = '';
    let membership = '';
    const steps: [string, () => Promise<unknown>][] = [
      [
        'giveConsent',
        async () => {
          consent = await commands.giveConsent(officer, toyohashi, {
            ...{ clientId: 'client-heard-consent', patient, purposes: ['care'], recipients: 'any' },
            ...{ from: '2026-06-01' as never, until: null, givenBy: { who: 'patient', name: '見本' } },
          });
        },
      ],
      ['startTeam', () => commands.startTeam(officer, toyohashi, patient, people.doctor.position)],
      [
        'invite',
        async () => {
          const asked = await commands.invite(people.doctor.actor, patient, people.nurse.position, ['care']);
          membership = asked.membership;
        },
      ],
      ['endMembership', () => commands.endMembership(people.nurse.actor, patient, membership as never)],
      ['withdrawConsent', () => commands.withdrawConsent(officer, toyohashi, consent as never)],
    ];
    for (const [name, work] of steps)
      expect([name, await heardOf(work)]).toEqual([name, [`patient ${patient}`]]);
  });
});
