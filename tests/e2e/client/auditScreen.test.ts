import { spawn } from 'node:child_process';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Locator, Page } from 'playwright-core';
import { storyNames } from '#server/sample/storyCast.ts';
import { desktop, phone, withBrowsers } from '#tests/support/browser.ts';
import { eventually } from '#tests/support/eventually.ts';
import { signIn } from '#tests/support/signIn.ts';
import { expectUnknown } from '#tests/support/story/expectUnknown.ts';
import { keyboardAlone } from '#tests/support/story/hands.ts';
import { expectNoTroubles, inspect } from '#tests/support/story/inspect.ts';
import { accountOf, clientOf, enter, type Part, type Person } from '#tests/support/story/person.ts';
import { withStoryHouse } from '#tests/support/story/storyHouse.ts';

const house = withStoryHouse();
const browsers = withBrowsers();
const toyohashi = '232017';
const records = `/api/municipalities/${toyohashi}/audit/records`;
let folder = '';
let patient = '';

const clientAs = (part: Part) => {
  const { loginName, password } = accountOf(part);
  return signIn(house, loginName, { password });
};
const rows = (page: Page, words: string): Locator =>
  page.getByRole('region', { name: '記録(新しい順)' }).getByRole('listitem').filter({ hasText: words });

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'audit-screen-'));
  const nurse = await clientAs('visitingNurse');
  const mine = (await nurse.get('/api/patients')).body.patients as {
    id: string;
    channel: string;
    name: string;
  }[];
  const found = mine.find(({ name }) => name === storyNames.patient);
  patient = found?.id ?? '';
  // One reads across the border; one of a city that is no party tries to.
  await nurse.get(`/api/channels/${found?.channel}/posts`);
  await (await clientAs('nonPartyProfessional')).get(`/api/channels/${found?.channel}/posts`);
  const auditor = await clientAs('auditor');
  await eventually(
    async () => {
      const { body } = await auditor.get(`/api/municipalities/${toyohashi}/audit/state`);
      const state = body as unknown as { waiting: { count: number }; last: object | null };
      // Each asking is itself a fact that waits for a second.
      return state.waiting.count < 5 && state.last !== null;
    },
    170_000,
    1_000,
  );
}, 220_000);
afterAll(() => rm(folder, { recursive: true, force: true }));

/** 管理 → the name → the patient: who read them, and when. */
const findReaders = async ({ page, hands }: Person): Promise<void> => {
  await hands.write(page.getByLabel('患者さん・職員を名前でさがす'), '高橋 花');
  await hands.press(page.getByRole('button', { name: /^髙橋 花子様/ }));
  await page.getByText(/患者さん: 髙橋 花子様/).waitFor();
};

const openFirst = async ({ page, hands }: Person, who: string): Promise<Locator> => {
  const row = rows(page, who).first();
  await row.waitFor();
  await hands.press(row.getByRole('button', { name: 'くわしく見る' }));
  return row;
};

const fits = (page: Page) => page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);

const save = async (page: Page, name: string): Promise<string> => {
  const [download] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('link', { name, exact: true }).click(),
  ]);
  const path = join(folder, download.suggestedFilename());
  await download.saveAs(path);
  return path;
};

const verify = (...words: string[]): Promise<{ out: string; code: number | null }> => {
  const child = spawn(process.execPath, [resolve('server/audit/command/main.ts'), 'verify', ...words], {
    env: { ...process.env, NODE_OPTIONS: '' },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  let out = '';
  child.stdout.on('data', (chunk: Buffer) => {
    out += chunk.toString();
  });
  return new Promise((done) => child.on('close', (code) => done({ out, code })));
};

describe('監査の記録', () => {
  it('[AU9] shows a city’s auditor who read a patient when, and by which clause, in three presses', async () => {
    const auditor = await enter(house, browsers, 'auditor', { screen: desktop });
    const { page, hands } = auditor;
    await hands.press(page.getByRole('link', { name: '管理', exact: true }));
    await rows(page, '').first().waitFor();
    await inspect(page, 'audit-desktop');
    await findReaders(auditor);
    const row = await openFirst(auditor, '鈴木 亜希');
    for (const words of [
      '訪問看護師・見本 とよかわ訪問看護ステーション',
      '越境 豊川市',
      '許可',
      '第1版',
      '同意の番号',
    ])
      await row.getByText(words).first().waitFor();
    await row.getByText('豊橋市 → 豊川市').waitFor();
    await inspect(page, 'audit-patient-desktop');
    // The back button takes the filter back.
    await page.goBack();
    await page.getByText(/患者さん: 髙橋 花子様/).waitFor({ state: 'detached' });
    expectNoTroubles(page);
  }, 120_000);

  it('filters by answer and border, names nobody of a city that is no party, and says why', async () => {
    const { page } = await enter(house, browsers, 'auditor', { screen: desktop });
    await page.goto('/admin/audit');
    await page.getByLabel('結果').selectOption('不許可');
    await page.getByLabel('市区町村の境').selectOption('越境あり');
    const refused = rows(page, '新城市の職員(氏名は示せません)').first();
    await refused.getByText('越境 新城市').waitFor();
    await refused.getByText('A-01').waitFor();
    expect(await rows(page, '').filter({ hasNotText: '不許可' }).count()).toBe(0);
    expect(await page.getByText('菅沼').count()).toBe(0);
    await inspect(page, 'audit-denied-desktop');
    await page.getByLabel('この日から').fill('2020-04-01');
    await page.getByLabel('この日まで').fill('2020-04-01');
    await page.getByText('この条件に合う記録はありません').waitFor();
    await page.getByLabel('この日まで').fill('2020-03-01');
    await page.getByText('終わりの日は、始まりの日と同じ日か').waitFor();
    await inspect(page, 'audit-empty-desktop');
    await page.getByRole('button', { name: 'しぼりこみをすべてやめる' }).click();
    await rows(page, '許可').first().waitFor();
    await page.getByRole('button', { name: 'さらに前の記録を見る' }).click();
    await eventually(async () => (await rows(page, '').count()) > 50, 20_000);
    expectNoTroubles(page);
  }, 120_000);

  it('gives files that an auditor verifies with the command', async () => {
    const { page } = await enter(house, browsers, 'auditor', { screen: desktop });
    await page.goto('/admin/audit');
    const state = page.getByRole('region', { name: /^記録の保全/ });
    await state.getByText('全部の記録を書き出す').waitFor();
    const [csv, jsonl, fhir, checkpoint] = [
      await save(page, 'CSV(表計算用)'),
      await save(page, 'JSON Lines(検証用)'),
      await save(page, 'FHIR R4 AuditEvent'),
      await save(page, '署名(チェックポイント)'),
    ];
    const verified = await verify(jsonl, '--checkpoint', checkpoint);
    expect(verified).toMatchObject({
      code: 0,
      out: expect.stringContaining(`${toyohashi}: whole, records 1 to`),
    });
    expect(verified.out).toContain('vouched for up to');
    // The table says the same records: each line of it has the hash that was just verified.
    const lines = (await readFile(csv, 'utf8')).trimEnd().split('\r\n').slice(1);
    const sealed = (await readFile(jsonl, 'utf8')).trimEnd().split('\n');
    expect(lines.length).toBeGreaterThan(100);
    for (const [at, line] of lines.entries()) expect(line).toContain(`,"${sealed[at]?.slice(9, 73)}",`);
    expect((await readFile(fhir, 'utf8')).split('\n')[0]).toContain('"resourceType":"AuditEvent"');
    // One letter of one record changed: the command names it.
    const text = await readFile(jsonl, 'utf8');
    const broken = join(folder, 'broken.jsonl');
    await writeFile(broken, text.replace('"allowed":true', '"allowed":true '));
    expect(await verify(broken)).toMatchObject({ code: 1, out: expect.stringContaining('BROKEN: record') });
  }, 120_000);

  it('fits 360 × 640 with 28 px text, and is worked by the keyboard alone', async () => {
    const auditor = await enter(house, browsers, 'auditor', { screen: phone, hands: keyboardAlone });
    const { page } = auditor;
    await page.evaluate(() => localStorage.setItem('engawa.text', 'largest'));
    await page.goto('/admin/audit');
    await rows(page, '').first().waitFor();
    await page
      .getByRole('region', { name: /^記録の保全/ })
      .getByText('全部の記録を書き出す')
      .waitFor();
    expect(await fits(page)).toBe(0);
    await inspect(page, 'audit-phone');
    await findReaders(auditor);
    await openFirst(auditor, '鈴木 亜希');
    expect(await fits(page)).toBe(0);
    await inspect(page, 'audit-patient-phone');
    expectNoTroubles(page);
  }, 120_000);

  it('[AC2] is not there for another city’s officer; theirs names no patient of ours', async () => {
    const officer = await enter(house, browsers, 'otherOfficer', { screen: desktop });
    const { page } = officer;
    await page.goto('/admin/audit');
    await rows(page, '').first().waitFor();
    await page.getByLabel('患者さん・職員を名前でさがす').fill('高橋');
    await page.getByText(/「高橋」に当てはまる方はいません/).waitFor();
    expect(await page.getByText('髙橋').count()).toBe(0);
    await inspect(page, 'audit-officer-desktop');
    const client = await clientOf(house, officer);
    for (const search of ['', `?patient=${patient}`, '?outcome=denied&crossing=yes'])
      expect(await client.get(`${records}${search}`)).toMatchObject({
        ...{ status: 404, body: { error: { code: 'A-01' } } },
      });
    await expectUnknown(client, patient, (id) => ({
      ...{ method: 'GET', path: `/api/patients/${id}`, body: undefined },
    }));
    const professional = await enter(house, browsers, 'doctor', { screen: desktop });
    await professional.page.goto('/admin/audit');
    await professional.page.getByRole('heading', { name: '管理' }).waitFor();
    expect(await professional.page.getByText('監査の記録').count()).toBe(0);
  }, 120_000);
});
