import { describe, expect, it } from '@jest/globals';
import type { AccountId, PositionId, SessionId } from '#domain/ids.ts';
import { nameGrams } from '#domain/names/nameGrams.ts';
import { newId } from '#platform/newId.ts';
import { listAccounts } from '#server/accounts/listAccounts.ts';
import { manyPeople } from '#tests/support/manyPeople.ts';
import { cities, testPassword } from '#tests/support/testRegion.ts';
import { withTestRegion } from '#tests/support/withTestRegion.ts';

const here = withTestRegion();

describe('accounts', () => {
  it('are found by their login name in any width and case, and made once each', async () => {
    const { directory, commands, officers, people } = here.region;
    const found = await directory.queries.signIn.findForLogin('　ＫＡＮＧＯ-Hanako ');
    expect(found?.id).toBe(people.nurse.account);
    const again = { loginName: 'Kango-HANAKO', password: testPassword, name: '見本 別人', kana: '' };
    await expect(
      commands.makeAccount(officers.toyokawa.actor, cities.toyokawa, again, {
        facility: people.nurse.facility,
        profession: '訪問看護師',
      }),
    ).rejects.toMatchObject({ code: 'C-01' });
  });

  it('keep argon2id hashes with a salt of their own', async () => {
    const { directory, people } = here.region;
    const [a, b] = await Promise.all(
      [people.nurse, people.doctor].map(({ account }) => directory.queries.signIn.findById(account)),
    );
    expect(a?.passwordHash).toMatch(/^\$argon2id\$v=19\$m=19456,t=2,p=1\$/);
    expect(a?.passwordHash).not.toBe(b?.passwordHash);
  });

  it('take no password that can be guessed', async () => {
    const { commands, officers, people } = here.region;
    for (const password of ['short', 'password12345678', 'isha-saburo-2026']) {
      await expect(
        commands.makeAccount(
          officers.toyohashi.actor,
          cities.toyohashi,
          { loginName: 'isha-saburo', password, name: '見本 三郎', kana: '' },
          { facility: people.doctor.facility, profession: '医師' },
        ),
      ).rejects.toMatchObject({ code: 'L-04' });
    }
  });

  it('have an operator once: whoever comes second is told nothing but that the house is not empty', async () => {
    const second = { loginName: 'unyou-2', password: testPassword, name: '見本 運用二', kana: '' };
    await expect(here.region.commands.makeFirstOperator(second)).rejects.toMatchObject({ code: 'C-01' });
    await expect(
      here.region.commands.makeMunicipality(here.region.officers.toyohashi.actor, {
        code: '232122',
        office: { name: '見本課', phone: '' },
      }),
    ).rejects.toMatchObject({ code: 'A-01' });
  });

  it('raise their epoch with a revocation of the account, and remember ended sessions until their end', async () => {
    const { directory, people, revocations } = here.region;
    const { account } = people.outsider;
    const seen: unknown[] = [];
    const stop = revocations.onRevoked(({ subject }) => seen.push(subject));
    const before = (await directory.attributes.account(account))!.sessionEpoch;
    expect(await directory.sessionAccounts.raiseEpoch(account, before)).toBe(before + 1);
    const [past, ended] = [newId<SessionId>(), newId<SessionId>()];
    const end = (id: SessionId, until: Date) =>
      directory.sessionAccounts.recordEndedSessions(account, [{ id, until }]);
    await end(past, new Date(Date.now() - 1));
    await end(ended, new Date(Date.now() + 60_000));
    await end(ended, new Date(Date.now() + 60_000));
    stop();
    expect((await directory.queries.signIn.findById(account))?.endedSessions.map(({ id }) => id)).toEqual([
      ended,
    ]);
    expect(seen).toEqual([
      { kind: 'account', id: account },
      { kind: 'session', id: past },
      { kind: 'session', id: ended },
      { kind: 'session', id: ended },
    ]);
  });

  it('take each step of a second factor once, and none that is older', async () => {
    const { sessionAccounts } = here.region.directory;
    const { account } = here.region.people.outsider;
    const taken = [];
    for (const step of [5, 5, 4, 6]) taken.push(await sessionAccounts.takeTotpStep(account, step));
    expect(taken).toEqual([true, false, false, true]);
  });

  it('[AC11] change their sign-in for nobody of an earlier epoch: what the office made anew stays so', async () => {
    const { commands, directory, officers, people } = here.region;
    const { account } = people.outsider;
    const { sessionAccounts, queries } = directory;
    const old = (await queries.signIn.findById(account))!.sessionEpoch;
    const proved = { secret: 'A'.repeat(32), step: 7 };
    // Let in before the office came, and still at argon2.
    const overtaken = sessionAccounts.setPassword(account, old, 'Tsubame-no-su-42');
    await commands.renewSignIn(officers.toyohashi.actor, cities.toyohashi, account);
    await overtaken;
    const anew = await queries.signIn.findById(account);
    expect(anew).toMatchObject({ passwordHash: null, totpSecret: null, totpStep: 0 });
    expect([
      await sessionAccounts.setPassword(account, old, 'Tsubame-no-su-43'),
      await sessionAccounts.setSecondFactor(account, old, proved),
      await sessionAccounts.raiseEpoch(account, old),
    ]).toEqual([null, null, null]);
    expect(await queries.signIn.findById(account)).toEqual(anew);

    const now = anew!.sessionEpoch;
    expect(await sessionAccounts.setSecondFactor(account, now, proved)).toBe(now + 1);
    const kept = await queries.signIn.findById(account);
    expect(kept?.totpStep).toBe(7);
    expect(await directory.secrets.open({ kind: 'totp', owner: account }, kept?.totpSecret ?? '')).toBe(
      proved.secret,
    );
    // The code that proved it is used.
    expect(await sessionAccounts.takeTotpStep(account, 7)).toBe(false);
  });

  it('get a position in another city instead of a second account, and lose it from that day on', async () => {
    const { commands, directory, gate, officers, people } = here.region;
    const { okazaki } = officers;
    const facility = people.careManager.facility;
    const position = await commands.addPosition(okazaki.actor, people.doctor.account, {
      clientId: 'client-okazaki',
      facility,
      profession: '医師',
    });
    const attributes = await directory.attributes.account(people.doctor.account);
    expect(attributes?.municipality).toBe(cities.toyohashi);
    expect(attributes?.positions.map(({ facilityMunicipality }) => facilityMunicipality).sort()).toEqual(
      [cities.toyohashi, cities.okazaki].sort(),
    );
    // In the other position there is no membership: related elsewhere, so told so, but nothing shown.
    const acting = { ...people.doctor.actor, position };
    const answer = await gate.judge(acting, 'read', { kind: 'patient', id: here.region.patient });
    expect(answer.allowed).toBe(false);
    await commands.endPosition(okazaki.actor, position);
    await expect(commands.endPosition(okazaki.actor, position)).rejects.toMatchObject({ code: 'C-01' });
  });

  it('stop at once when their person leaves', async () => {
    const { commands, directory, gate, officers, people, patient } = here.region;
    const record = { kind: 'patient', id: patient } as const;
    expect((await gate.judge(people.pharmacist.actor, 'read', record)).allowed).toBe(true);
    await expect(
      commands.leave(officers.toyohashi.actor, cities.toyohashi, people.pharmacist.account),
    ).rejects.toMatchObject({ code: 'A-01' });
    await commands.leave(officers.okazaki.actor, cities.okazaki, people.pharmacist.account);
    expect(await gate.judge(people.pharmacist.actor, 'read', record)).toMatchObject({ code: 'A-01' });
    expect(await directory.queries.signIn.findForLogin(people.pharmacist.loginName)).toBeNull();
  });

  it('[LI1] are found by name to the end, page by page, each once, and listed to the end with who has left', async () => {
    const { directory, gate } = here.region;
    const { nagoya } = cities;
    const { db } = here.platform;
    const made = await manyPeople(db, [{ municipality: nagoya, people: 620 }], '診療所');
    const { accounts } = directory.stores.accounts;
    const grams = nameGrams('見本 多数', 'ミホンタスウ');
    await accounts.updateMany(
      { _id: { $in: made } },
      { $set: { name: '見本 多数', kana: 'ミホンタスウ', grams } },
    );
    const day = '2026-12-01' as never;
    const seen: string[] = [];
    let after: PositionId | null = null;
    for (;;) {
      const page: readonly { id: PositionId; account: AccountId }[] =
        await directory.queries.positions.searchPeople('多数', null, day, { after, most: 50 });
      seen.push(...page.map(({ account }) => account));
      after = page.at(-1)?.id ?? null;
      if (page.length < 50) break;
    }
    expect(seen.toSorted()).toEqual(made.toSorted());
    // Who may not be named takes no place of a page.
    const [last] = await directory.queries.positions.searchPeople('多数', null, day, {
      most: 50,
      keep: ({ account }) => account === seen.at(-1),
    });
    expect(last?.account).toBe(seen.at(-1));

    const gone = made.slice(0, 70);
    await accounts.updateMany({ _id: { $in: gone } }, { $set: { state: 'left' } });
    const parts = {
      gate,
      clock: here.platform.clock,
      store: directory.stores.accounts,
      ...directory.queries,
    };
    const [active, left]: [string[], string[]] = [[], []];
    let next: AccountId | null = null;
    do {
      const page: Awaited<ReturnType<typeof listAccounts>> = await listAccounts(
        parts,
        here.region.officers.nagoya.actor,
        nagoya,
        next,
      );
      active.push(...page.accounts.map(({ id }) => id));
      left.push(...page.left.map(({ id }) => id));
      next = page.next;
    } while (next !== null);
    expect(left.toSorted()).toEqual(gone.toSorted());
    expect(active).toEqual(expect.arrayContaining(made.slice(70)));
    expect(active).toHaveLength(new Set(active).size);
  });
});
