import { describe, expect, it } from '@jest/globals';
import { storyClock } from '#tests/support/storyClock.ts';
import { cities } from '#tests/support/testRegion.ts';
import { withTestRegion } from '#tests/support/withTestRegion.ts';

const clock = storyClock('2026-06-01T10:00:00+09:00');
const here = withTestRegion({ clock });

describe('teams across a border', () => {
  describe('inviting into a team', () => {
    it('names clause, version and consent for each purpose across a border, and none at home', async () => {
      const { directory, patient, memberships, consent } = here.region;
      const attributes = (await directory.attributes.patient(patient))!;
      const grounds = (id: string) => attributes.memberships.find((each) => each.id === id)!.grounds;
      const on = (purpose: string, clause: string) => ({
        purpose,
        agreement: 'sample-wide-area',
        version: 1,
        clause,
        consent,
      });
      expect(grounds(memberships.doctor)).toEqual([]);
      expect(grounds(memberships.nurse)).toEqual([on('care', 's1'), on('conference', 's1')]);
      expect(grounds(memberships.careManager)).toEqual([on('care', 's2'), on('conference', 's2')]);
      expect(grounds(memberships.dischargeNurse)).toEqual([
        on('conference', 's4'),
        on('admission-discharge', 's4'),
      ]);
    });

    it('[WA3] refuses somebody of a city that is no party before anything is made, with the office to ask', async () => {
      const { commands, people, patient, directory } = here.region;
      const before = (await directory.attributes.patient(patient))!.memberships.length;
      await expect(
        commands.invite(people.doctor.actor, patient, people.nonParty.position, ['care']),
      ).rejects.toMatchObject({
        code: 'A-07',
        details: {
          rule: 'WA3',
          clause: null,
          office: { municipality: '豊橋市', name: '長寿介護課', phone: '0532-00-0000' },
        },
      });
      expect((await directory.attributes.patient(patient))!.memberships).toHaveLength(before);
    });

    it('[WA9] refuses a purpose that no consent covers, though the clause would', async () => {
      const { commands, people, patient, officers } = here.region;
      const other = await commands.registerPatient(officers.toyohashi.actor, cities.toyohashi, {
        clientId: 'client-without-consent',
        name: '見本 同意なし',
        kana: 'ミホン ドウイナシ',
        birth: '1940-01-01' as never,
        sex: 'male',
        faceSheet: {},
      });
      await commands.startTeam(
        officers.toyohashi.actor,
        cities.toyohashi,
        other.patient,
        people.doctor.position,
      );
      await expect(
        commands.invite(people.doctor.actor, other.patient, people.nurse.position, ['care']),
      ).rejects.toMatchObject({ code: 'A-07', details: { rule: 'WA9', clause: 's1' } });
      await expect(
        commands.invite(people.nurse.actor, other.patient, people.nurse.position, ['care']),
      ).rejects.toMatchObject({ code: 'A-01' });
      expect(patient).not.toBe(other.patient);
    });

    it('lets nobody in twice, and an ended member in again', async () => {
      const { commands, people, patient, memberships, gate } = here.region;
      const channel = { kind: 'channel', id: here.region.channel } as const;
      await expect(
        commands.invite(people.doctor.actor, patient, people.pharmacist.position, ['care']),
      ).rejects.toMatchObject({ code: 'C-01' });
      expect((await gate.judge(people.pharmacist.actor, 'read', channel)).allowed).toBe(true);
      await commands.endMembership(people.careManager.actor, patient, memberships.pharmacist, {
        reason: '見本',
      });
      expect(await gate.judge(people.pharmacist.actor, 'read', channel)).toMatchObject({
        allowed: false,
        code: 'A-03',
      });
      await commands.invite(people.doctor.actor, patient, people.pharmacist.position, ['care']);
      expect((await gate.judge(people.pharmacist.actor, 'read', channel)).allowed).toBe(true);
    });

    it('answers who has no relation as it answers for a patient that is not there', async () => {
      const { commands, people, patient, officers } = here.region;
      for (const stranger of [people.outsider, people.nonParty, officers.toyohashi]) {
        const tries = ['0'.repeat(24), patient].map((id) =>
          commands
            .invite(stranger.actor, id as typeof patient, people.outsider.position, ['care'])
            .catch((error: unknown) => error),
        );
        const [unknown, real] = await Promise.all(tries);
        expect(real).toEqual(unknown);
        expect(real).toMatchObject({ code: 'A-01' });
      }
    });
  });

  describe('withdrawing a consent', () => {
    it('[WA9] ends what stands on it from that second on, and says why', async () => {
      const { commands, people, officers, consent, gate, channel } = here.region;
      const record = { kind: 'channel', id: channel } as const;
      expect((await gate.judge(people.nurse.actor, 'read', record)).allowed).toBe(true);
      await commands.withdrawConsent(officers.toyohashi.actor, cities.toyohashi, consent);
      expect(await gate.judge(people.nurse.actor, 'read', record)).toMatchObject({
        allowed: false,
        code: 'A-05',
      });
      expect((await gate.judge(people.doctor.actor, 'read', record)).allowed).toBe(true);
    });
  });
});
