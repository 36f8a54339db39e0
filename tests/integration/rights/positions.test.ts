import { describe, expect, it } from '@jest/globals';
import { asWritten } from '#server/accounts/asWritten.ts';
import { listApplications } from '#server/accounts/listApplications.ts';
import { listFacilityApplications } from '#server/accounts/listFacilityApplications.ts';
import { storyClock } from '#tests/support/storyClock.ts';
import { cities } from '#tests/support/testRegion.ts';
import { withTestRegion } from '#tests/support/withTestRegion.ts';

const clock = storyClock('2026-06-01T10:00:00+09:00');
const here = withTestRegion({ clock });
const inTokyo = (day: string) => day as never;

describe('a position', () => {
  it('[RI12] is given by the office, never by a facility’s manager, who applies for it', async () => {
    const { commands, officers, people, directory } = here.region;
    const { okazaki } = cities;
    const officer = officers.okazaki.actor;
    const manager = people.careManager.actor;
    const { facility } = people.careManager;
    await commands.grantCapacity(officer, okazaki, people.careManager.position, 'facility-manager');
    const wanted = { facility, profession: '介護支援専門員', clientId: 'client-by-manager' };
    for (const account of [people.pharmacist.account, people.doctor.account])
      await expect(commands.addPosition(manager, account, wanted)).rejects.toMatchObject({
        code: 'A-06',
        details: { reason: 'not-given' },
      });
    await expect(
      commands.changeProfession(manager, people.careManager.position, '医師'),
    ).rejects.toMatchObject({ code: 'A-06' });

    const apply = (account: typeof people.doctor.account, profession: string, from: string | null = null) =>
      commands.applyForPosition(manager, facility, {
        ...{ clientId: `client-${account}-${profession}`, account, profession, note: '見本' },
        from: from as never,
      });
    await expect(apply(people.pharmacist.account, '薬剤師', '2026-05-31')).rejects.toMatchObject({
      code: 'V-01',
    });
    const application = await apply(people.pharmacist.account, '薬剤師');
    expect(await apply(people.pharmacist.account, '薬剤師')).toBe(application);
    const decide = (id: string, decision: Parameters<typeof commands.decideApplication>[3]) =>
      commands.decideApplication(officer, okazaki, id, decision);
    await expect(
      commands.decideApplication(officers.toyohashi.actor, cities.toyohashi, application, { grant: true }),
    ).rejects.toMatchObject({ code: 'A-01' });
    await decide(application, { grant: true });
    await expect(decide(application, { grant: true })).rejects.toMatchObject({ code: 'C-01' });
    const held = await directory.queries.positions.ofAccount(people.pharmacist.account);
    expect(held.filter((each) => each.facility === facility)).toMatchObject([{ profession: '薬剤師' }]);
    const refused = await apply(people.dischargeNurse.account, '退院支援看護師');
    await decide(refused, { grant: false, reason: '見本' });
    expect(await directory.queries.positions.ofAccount(people.dischargeNurse.account)).toHaveLength(1);
    // Who applied is told, without having to look.
    const told = await directory.tellings.list(people.careManager.account);
    expect(told.map(({ kind, name, reason }) => ({ kind, name, reason }))).toEqual(
      expect.arrayContaining([
        { kind: 'application-granted', name: '見本 薬局次郎', reason: null },
        { kind: 'application-refused', name: '見本 退院真理', reason: '見本' },
      ]),
    );
  });

  it('[RI15] is asked for by login name and name together; one of the two alone, or of who has left, finds nobody', async () => {
    const { commands, people } = here.region;
    const manager = people.careManager.actor;
    const apply = (loginName: string, name: string, clientId = `client-${loginName}-${name}`) =>
      commands.applyForPosition(manager, people.careManager.facility, {
        ...{ clientId, person: { loginName, name }, profession: '看護師', from: null, note: '' },
      });
    const known = { loginName: ' KANGO-hanako ', name: '見本　看護花子' };
    const nobody = { code: 'V-01', details: { fields: [{ path: 'person', code: 'nobody-found' }] } };
    await expect(apply('kango-hanako', '別の名前')).rejects.toMatchObject(nobody);
    await expect(apply('dare-mo-inai', '見本 看護花子')).rejects.toMatchObject(nobody);
    const application = await apply(known.loginName, known.name);
    expect(
      await here.region.directory.stores.accounts.applications.findById(application).lean(),
    ).toMatchObject({ account: people.nurse.account, state: 'open' });
  });

  it('[RI15] waits for the office that manages the account too, which answers for the profession or refuses', async () => {
    const { commands, officers, people, directory, gate } = here.region;
    const { okazaki, nagoya } = cities;
    const parts = {
      ...{ gate, clock, store: directory.stores.accounts, facilities: directory.queries.facilities },
      names: directory.queries.municipalities.names,
    };
    const waiting = (officer: typeof officers.okazaki, city: typeof okazaki) =>
      listApplications(parts, officer.actor, city);
    const apply = (profession: string) =>
      commands.applyForPosition(people.careManager.actor, people.careManager.facility, {
        ...{ clientId: `client-vouch-${profession}`, account: people.dischargeNurse.account, profession },
        ...{ from: null, note: '' },
      });
    const [first, second] = [await apply('保健師'), await apply('助産師')];
    const idsOf = (rows: readonly { id: string }[]) => rows.map(({ id }) => id);
    expect(idsOf((await waiting(officers.okazaki, okazaki)).applications)).toEqual(
      expect.arrayContaining([first, second]),
    );
    expect(idsOf((await waiting(officers.nagoya, nagoya)).toVouch)).toEqual(
      expect.arrayContaining([first, second]),
    );
    // The other office grants nothing in this city, and refuses what it will not answer for.
    const decide = (id: string, decision: Parameters<typeof commands.decideApplication>[3]) =>
      commands.decideApplication(officers.nagoya.actor, nagoya, id, decision);
    await expect(decide(first, { grant: true })).rejects.toMatchObject({ code: 'A-01' });
    await decide(second, { grant: false, reason: '見本 資格がない' });
    await expect(
      commands.decideApplication(officers.okazaki.actor, okazaki, first, { grant: true }),
    ).rejects.toMatchObject({ code: 'C-01', details: { reason: 'not-vouched' } });
    await commands.vouchProfession(officers.nagoya.actor, nagoya, people.dischargeNurse.account, '保健師');
    expect(idsOf((await waiting(officers.nagoya, nagoya)).toVouch)).not.toContain(first);
    // Two presses at once are one position and one answer.
    const grant = () =>
      commands.decideApplication(officers.okazaki.actor, okazaki, first, { grant: true }).then(
        () => 'granted',
        (error: { code: string }) => error.code,
      );
    expect((await Promise.all([grant(), grant()])).sort()).toEqual(['C-01', 'granted']);
    const held = await directory.queries.positions.ofAccount(people.dischargeNurse.account);
    expect(held.filter(({ profession }) => profession === '保健師')).toHaveLength(1);
    const shown = await listFacilityApplications(
      parts,
      people.careManager.actor,
      people.careManager.facility,
      null,
    );
    expect(shown.applications.find(({ id }) => id === second)).toMatchObject({
      ...{ state: 'refused', reason: '見本 資格がない', name: '見本 退院真理' },
    });
  });

  it('[RI12] in another city stands on a profession that the account’s own office answers for', async () => {
    const { commands, officers, people } = here.region;
    const officer = officers.okazaki.actor;
    const { account } = people.doctor;
    const at = (profession: string, clientId: string) =>
      commands.addPosition(officer, account, {
        ...{ facility: people.careManager.facility, profession, clientId },
      });
    await expect(at('介護支援専門員', 'client-not-vouched')).rejects.toMatchObject({
      code: 'C-01',
      details: { reason: 'not-vouched', office: { municipality: '豊橋市' } },
    });
    const position = await at('医師', 'client-vouched');
    await expect(commands.changeProfession(officer, position, '介護支援専門員')).rejects.toMatchObject({
      details: { reason: 'not-vouched' },
    });
    await expect(
      commands.vouchProfession(officer, cities.okazaki, account, '介護支援専門員'),
    ).rejects.toMatchObject({ code: 'A-01' });
    await commands.vouchProfession(officers.toyohashi.actor, cities.toyohashi, account, '介護支援専門員');
    await commands.changeProfession(officer, position, '介護支援専門員');
  });

  it('[RI12] begins today or later: what was decided yesterday stays explained by yesterday’s rights', async () => {
    const { commands, officers, people } = here.region;
    const wanted = { facility: people.doctor.facility, profession: '医師', clientId: 'client-back' };
    const add = (from: string) =>
      commands.addPosition(officers.toyohashi.actor, people.doctor.account, {
        ...wanted,
        from: inTokyo(from),
      });
    await expect(add('2026-05-31')).rejects.toMatchObject({
      details: { fields: [{ code: 'before-today' }] },
    });
    const made = await add('2026-06-01');
    // A retry after midnight is the same position, not a backdated one.
    clock.set('2026-06-02T00:01:00+09:00');
    expect(await add('2026-06-01')).toBe(made);
  });
});

describe('a person', () => {
  it('[RI11] keeps name and profession of the time at which something was written', async () => {
    const { commands, officers, people, directory, patient, memberships } = here.region;
    const before = clock.now();
    clock.advance(60_000);
    await commands.changeName(officers.toyokawa.actor, cities.toyokawa, people.nurse.account, {
      ...{ name: '見本 新姓花子', kana: 'シンセイハナコ' },
    });
    clock.advance(60_000);
    const between = clock.now();
    clock.advance(60_000);
    await commands.changeName(officers.toyokawa.actor, cities.toyokawa, people.nurse.account, {
      ...{ name: '見本 再婚花子', kana: 'サイコンハナコ' },
    });
    await commands.changeProfession(officers.toyokawa.actor, people.nurse.position, '保健師');
    const now = await directory.queries.positions.position(people.nurse.position);
    if (now === null) throw new Error('nobody there');
    expect(now).toMatchObject({ name: '見本 再婚花子', profession: '保健師' });
    expect(asWritten(now, between)).toMatchObject({ name: '見本 新姓花子', profession: '訪問看護師' });
    expect(asWritten(now, before)).toMatchObject({
      ...{ name: '見本 看護花子', kana: 'ミホン', profession: '訪問看護師' },
    });
    expect(asWritten(now, clock.now())).toMatchObject({ name: '見本 再婚花子' });
    const names = await directory.queries.positions.personNames([people.nurse.account]);
    expect([before, between, null].map((at) => names.get(people.nurse.account)?.(at))).toEqual([
      ...['見本 看護花子', '見本 新姓花子', '見本 再婚花子'],
    ]);
    const attributes = await directory.attributes.patient(patient);
    expect(attributes?.memberships.find(({ id }) => id === memberships.nurse)?.profession).toBe('保健師');
    // Found by the new name, and signed in by what it was.
    const found = await directory.queries.positions.searchPeople('再婚', null, inTokyo('2026-06-02'));
    expect(found.map(({ account }) => account)).toEqual([people.nurse.account]);
    await expect(
      commands.changeName(officers.okazaki.actor, cities.okazaki, people.nurse.account, {
        ...{ name: 'x', kana: '' },
      }),
    ).rejects.toMatchObject({ code: 'A-01' });
  });
});
