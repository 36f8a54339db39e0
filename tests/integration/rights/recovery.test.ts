import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { resolve } from 'node:path';
import { describe, expect, it } from '@jest/globals';
import type { Actor } from '#domain/access/actor.ts';
import { DATA_VERSION } from '#platform/migrateData.ts';
import { operators } from '#server/accounts/operators.ts';
import { oneTimeLinks } from '#server/sessions/oneTimeLinks.ts';
import { storyClock } from '#tests/support/storyClock.ts';
import { cities, testPassword } from '#tests/support/testRegion.ts';
import { withTestRegion } from '#tests/support/withTestRegion.ts';

const clock = storyClock('2026-06-01T10:00:00+09:00');
const here = withTestRegion({ clock });
const DAY = 24 * 3600 * 1000;
const asked = (loginName: string) => ({
  person: { loginName, name: '見本 後任', kana: 'コウニン' },
  reason: '担当者が入院し、連絡がつかないため（見本）',
});
const machine = () =>
  operators({
    ...{ db: here.platform.db, clock, store: here.region.directory.stores.accounts },
    makePasswordLink: oneTimeLinks({ db: here.platform.db, clock }).makePasswordLink,
  });
const choosePassword = async (loginName: string) => {
  const { sessionAccounts } = here.region.directory;
  const known = await sessionAccounts.findForLogin(loginName);
  if (known === null) throw new Error(`no ${loginName}`);
  await sessionAccounts.setPassword(known.id, known.sessionEpoch, testPassword);
  return here.region.actorOf(known.id, null);
};
const kindsTold = async (actor: Actor) =>
  (await here.region.directory.tellings.list(actor.account)).map(({ kind }) => kind);
const facts = async (act: string) => here.platform.db.collection('facts').find({ act }).toArray();

describe('an officer made by the operator', () => {
  it('[RI2] alone, only where none is left; then at once, and all of the city are told', async () => {
    const { commands, operator, officers, people, directory } = here.region;
    const person = { loginName: 'tantou-tsugi', password: testPassword, name: '見本 次の担当', kana: '' };
    await expect(commands.makeFirstOfficer(operator, cities.okazaki, person)).rejects.toMatchObject({
      code: 'C-01',
      details: { reason: 'officer-there', office: { municipality: '岡崎市' } },
    });
    // As an older program could leave it.
    await directory.stores.accounts.capacities.updateOne(
      { position: officers.okazaki.position },
      { $set: { until: '2026-06-01' } },
    );
    const made = await commands.makeFirstOfficer(operator, cities.okazaki, person);
    const actor = here.region.actorOf(made.account, made.position);
    const place = { kind: 'municipality', id: cities.okazaki } as const;
    expect((await here.region.gate.judge(actor, 'list-accounts', place)).allowed).toBe(true);
    expect(await kindsTold(people.pharmacist.actor)).toEqual(['officer-made']);
    expect(await kindsTold(people.doctor.actor)).toEqual([]);
    expect(await facts('make-officer')).toContainEqual(
      expect.objectContaining({ from: cities.okazaki, object: { kind: 'account', id: made.account } }),
    );
  });

  it('[RI5] where none can be reached: confirmed by a second person, told to all of the city, in force after a day', async () => {
    const { commands, operator, people, officers } = here.region;
    const { toyokawa } = cities;
    const ask = (actor: Actor, loginName = 'kounin') =>
      commands.askOfficer(actor, toyokawa, asked(loginName));
    for (const stranger of [people.doctor.actor, officers.toyokawa.actor])
      await expect(ask(stranger)).rejects.toMatchObject({ code: 'A-01' });
    await expect(ask(operator, people.nurse.loginName)).rejects.toMatchObject({
      details: { reason: 'login-name-taken' },
    });
    // A slip in the name: asked again before anybody was told.
    await ask(operator, 'kouninn');
    const id = await ask(operator);
    await expect(commands.confirmOfficer(operator, id)).rejects.toMatchObject({
      details: { reason: 'second-person' },
    });
    for (const stranger of [people.nurse.actor, officers.toyohashi.actor])
      await expect(commands.confirmOfficer(stranger, id)).rejects.toMatchObject({ code: 'A-01' });
    await expect(commands.completeOfficer(operator, id)).rejects.toMatchObject({ code: 'C-01' });
    expect(await kindsTold(people.nurse.actor)).toEqual([]);

    await machine().add({ loginName: 'unyou-ni', name: '見本 運用二', kana: '' });
    const second = await choosePassword('unyou-ni');
    await commands.confirmOfficer(second, id);
    for (const one of [people.nurse.actor, officers.toyokawa.actor])
      expect(await kindsTold(one)).toEqual(['officer-confirmed']);
    expect(await kindsTold(people.doctor.actor)).toEqual([]);
    await expect(ask(operator, 'betsu-no')).rejects.toMatchObject({
      details: { reason: 'already-recorded' },
    });
    clock.advance(DAY - 1);
    await expect(commands.completeOfficer(operator, id)).rejects.toMatchObject({
      details: { reason: 'still-objectable' },
    });
    clock.advance(1);
    await expect(commands.objectOfficer(people.nurse.actor, id, '見本')).rejects.toMatchObject({
      details: { reason: 'too-late' },
    });
    const { secret } = await commands.completeOfficer(operator, id);
    expect(secret).toHaveLength(43);
    await expect(commands.completeOfficer(operator, id)).rejects.toMatchObject({ code: 'C-01' });
    const { sessionAccounts, queries } = here.region.directory;
    const made = await sessionAccounts.findForLogin('kounin');
    const [position] = made === null ? [] : await queries.positions.ofAccount(made.id);
    if (made === null || position === undefined) throw new Error('no officer');
    const actor = here.region.actorOf(made.id, position.id);
    // Nobody's sign-in was touched: the new officer makes the unreachable one's anew, as for everybody.
    await commands.renewSignIn(actor, toyokawa, officers.toyokawa.account).catch((error: unknown) => {
      expect(error).toMatchObject({ details: { reason: 'last-officer' } });
    });
    for (const act of ['ask-officer', 'confirm-officer', 'make-officer'])
      expect(await facts(act)).toContainEqual(
        expect.objectContaining({ from: toyokawa, object: { kind: 'recovery', id } }),
      );
  });

  it('[RI5] is stopped by an objection of anybody of that city, named, once each; what nobody carries on is over', async () => {
    const { commands, operator, people } = here.region;
    const { shinshiro } = cities;
    const second = await choosePassword('unyou-ni');
    const begin = async (loginName: string) => {
      const id = await commands.askOfficer(operator, shinshiro, asked(loginName));
      await commands.confirmOfficer(second, id);
      return id;
    };
    const first = await begin('ichi');
    await expect(commands.objectOfficer(people.doctor.actor, first, '見本')).rejects.toMatchObject({
      code: 'A-01',
    });
    await commands.objectOfficer(people.nonParty.actor, first, '連絡はつきます（見本）');
    clock.advance(DAY);
    await expect(commands.completeOfficer(operator, first)).rejects.toMatchObject({
      details: { reason: 'objected-to' },
    });
    expect(await kindsTold(people.nonParty.actor)).toEqual(['officer-objected', 'officer-confirmed']);
    const again = await begin('ichi');
    await expect(commands.objectOfficer(people.nonParty.actor, again, '見本')).rejects.toMatchObject({
      details: { reason: 'already-recorded' },
    });
    // The officer there can be reached after all: always.
    await commands.objectOfficer(here.region.officers.shinshiro.actor, again, '見本');
    const third = await begin('ni');
    clock.advance(9 * DAY);
    await expect(commands.completeOfficer(operator, third)).rejects.toMatchObject({
      details: { reason: 'changed-meanwhile' },
    });
    await begin('ni');
  });
});

/** `npm run operator -- WORDS` on the store of the region. */
const run = async (...words: string[]) => {
  const { name } = here.platform.db;
  const uri = new URL(here.stores.mongoUri);
  uri.pathname = `/${name}`;
  uri.searchParams.set('authSource', uri.searchParams.get('authSource') ?? 'admin');
  const { PATH, HOME } = process.env;
  const child = spawn(process.execPath, [resolve('server/accounts/command/main.ts'), ...words], {
    env: { PATH, HOME, MONGODB_URI: uri.toString() },
  });
  const said = { out: '', errors: '' };
  child.stdout.on('data', (chunk: Buffer) => {
    said.out += chunk.toString();
  });
  child.stderr.on('data', (chunk: Buffer) => {
    said.errors += chunk.toString();
  });
  const [code] = await once(child, 'close');
  return { ...said, code: code as number };
};

describe('operators', () => {
  it('[RI6] are added, let in anew and ended by the command on the machine, never the last; each is in the trail', async () => {
    const { directory, operator, commands } = here.region;
    const known = machine();
    const before = await directory.sessionAccounts.findForLogin('unyou');
    const { secret } = await known.renew('ＵＮＹＯＵ');
    expect(secret).toHaveLength(43);
    const renewed = await directory.sessionAccounts.findForLogin('unyou');
    expect(renewed).toMatchObject({ passwordHash: null, totpSecret: null });
    expect(renewed?.sessionEpoch).toBeGreaterThan(before?.sessionEpoch ?? 0);
    // The other one alone can sign in now.
    await expect(known.end('unyou-ni')).rejects.toMatchObject({ details: { reason: 'last-operator' } });
    await choosePassword('unyou');
    await expect(known.add({ loginName: 'kango-hanako', name: 'x', kana: '' })).rejects.toMatchObject({
      details: { reason: 'login-name-taken' },
    });
    for (const nobody of ['kango-hanako', 'dare-mo']) {
      await expect(known.renew(nobody)).rejects.toMatchObject({ code: 'A-01' });
      await expect(known.end(nobody)).rejects.toMatchObject({ code: 'A-01' });
    }
    await known.end('unyou-ni');
    expect((await known.list()).map(({ loginName }) => loginName)).toEqual(['unyou']);
    await expect(known.end('unyou')).rejects.toMatchObject({ details: { reason: 'last-operator' } });
    await expect(
      commands.askOfficer(
        { ...operator, account: (await choosePassword('unyou')).account },
        cities.nagoya,
        asked('san'),
      ),
    ).resolves.toBeDefined();
    for (const act of ['make-operator', 'renew-operator', 'end-operator'])
      expect(await facts(act)).toContainEqual(
        expect.objectContaining({ kind: 'written', record: { kind: 'house', id: 'house' }, from: null }),
      );
  });

  it('[RI6] the command says what it does, prints a link that lets the person choose a password, and refuses in words', async () => {
    await here.platform.db
      .collection<{ _id: string; version: number }>('meta')
      .updateOne({ _id: 'data' }, { $set: { version: DATA_VERSION } }, { upsert: true });
    const added = await run(
      'add',
      'unyou-san',
      '--name',
      '見本 運用三',
      '--origin',
      'https://engawa.example',
    );
    expect(added).toMatchObject({ code: 0, errors: '' });
    const [, secret = ''] = /https:\/\/engawa\.example\/new-password#(\S+)/.exec(added.out) ?? [];
    const { sessionAccounts } = here.region.directory;
    const links = oneTimeLinks({ db: here.platform.db, clock: { now: () => new Date() } });
    await links.usePasswordLink(secret, ({ account, epoch }) =>
      sessionAccounts.setPassword(account, epoch, testPassword),
    );
    expect((await run('list')).out).toContain('unyou-san  見本 運用三\n');
    expect(await run('add', 'unyou-san', '--name', 'x')).toMatchObject({
      code: 1,
      errors: 'operator: that login name is taken\n',
    });
    expect(await run('renew', 'dare-mo')).toMatchObject({
      code: 1,
      errors: 'operator: no operator has that login name\n',
    });
    expect(await run('end', 'unyou-san')).toMatchObject({ code: 0, out: 'unyou-san has ended\n' });
    for (const bad of [[], ['add', 'unyou-yon'], ['end'], ['list', 'x'], ['renew', 'x', '--origin', 'x']])
      expect(await run(...bad)).toMatchObject({ code: 2, errors: expect.stringContaining('usage:') });
  }, 60_000);
});
