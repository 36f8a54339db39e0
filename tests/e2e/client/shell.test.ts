import { cp, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { brotliCompressSync, gzipSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import express from 'express';
import type { Page } from 'playwright-core';
import { serveClient } from '#server/http/serveClient.ts';
import { type Balancer, startBalancer } from '#tests/support/balancer.ts';
import { phone, troublesOf, withBrowsers } from '#tests/support/browser.ts';
import { type CareHouse, withCareHouse } from '#tests/support/careHouse.ts';
import { testPassword } from '#tests/support/testRegion.ts';

const house = withCareHouse();
const browsers = withBrowsers();
const dist = join(import.meta.dirname, '../../../client/dist');
let front: Balancer;
let files: string;

/** The client in front of the house, from a copy in which a newer build can be put. */
beforeAll(async () => {
  files = await mkdtemp(join(tmpdir(), 'engawa-client-'));
  await cp(dist, files, { recursive: true });
  const port = Number(new URL(house().app.url).port);
  front = await startBalancer(
    { web: [port], realtime: [port], collab: [port] },
    express().use(serveClient(files)),
  );
}, 60_000);
afterAll(async () => {
  await front?.close();
  await rm(files, { recursive: true, force: true });
});

const signIn = async (page: Page, who: keyof CareHouse['region']['people'] = 'nurse'): Promise<void> => {
  await page.goto('/');
  await page.getByLabel('ログイン名').fill(house().region.people[who].loginName);
  await page.getByLabel('パスワード').fill(testPassword);
  await page.getByRole('button', { name: 'ログイン' }).click();
  await page.getByRole('heading', { name: 'ホーム' }).waitFor();
};
const held = (page: Page) => page.evaluate(() => navigator.serviceWorker.controller !== null);
const holdShell = (page: Page) => page.waitForFunction(() => navigator.serviceWorker.controller !== null);

/** What a build changes: the page says which one it is, and the worker holds that page. */
const putNewerBuild = async (name: string): Promise<void> => {
  const page = join(files, 'index.html');
  const worker = join(files, 'service-worker.js');
  const old = await readFile(page, 'utf8');
  await writeFile(page, old.replace(/<html lang="ja"[^>]*>/, `<html lang="ja" data-build="${name}">`));
  const source = await readFile(worker, 'utf8');
  await writeFile(worker, source.replace(/(index\.html`?"?,\s*revision:\s*[`"])[^`"]+/, `$1${name}`));
  for (const file of [page, worker]) {
    const text = await readFile(file);
    await writeFile(`${file}.br`, brotliCompressSync(text));
    await writeFile(`${file}.gz`, gzipSync(text));
  }
};
const buildOf = (page: Page) => page.evaluate(() => document.documentElement.dataset.build ?? 'first');

describe('a page whose line is gone', () => {
  it('[SH1] opens a screen that was never opened before, from the shell that the device holds', async () => {
    const page = await browsers.open({ screen: phone, baseURL: front.url });
    await signIn(page);
    await holdShell(page);
    await page.context().setOffline(true);
    await page.getByRole('link', { name: 'お知らせ' }).click();
    await page.getByRole('heading', { name: 'お知らせ' }).waitFor();
    // Killed and opened again: the shell comes, and one goes on by the key that the device keeps (DV2).
    await page.reload();
    await page.getByRole('heading', { name: 'お知らせ' }).waitFor();
    await page.context().setOffline(false);
  }, 90_000);

  it('[SH2] says so in the place of a screen whose code it cannot have, and goes on around it', async () => {
    const page = await browsers.open({ screen: phone, baseURL: front.url, withoutShell: true });
    await signIn(page);
    await page.context().setOffline(true);
    await page.getByRole('link', { name: '会議' }).click();
    const words = page.getByRole('alert').filter({ hasText: 'N-01' });
    await words.waitFor();
    expect(await page.getByRole('button', { name: 'もう一度試す' }).count()).toBe(1);
    await page.getByRole('link', { name: 'ホームへ' }).click();
    await page.getByRole('heading', { name: 'ホーム' }).waitFor();
    await page.getByRole('link', { name: '会議' }).click();
    await words.waitFor();
    await page.context().setOffline(false);
    await page.getByRole('heading', { name: '会議' }).waitFor();
    expect(await words.count()).toBe(0);
  }, 90_000);

  it('[SH2] does the same where a screen meets what it never foresaw, with a way out', async () => {
    const page = await browsers.open({ screen: phone, baseURL: front.url, withoutShell: true });
    await signIn(page);
    await page.route('**/api/notices*', (route) => route.fulfill({ json: { notices: 7 } }));
    await page.getByRole('link', { name: 'お知らせ' }).click();
    const words = page.getByRole('alert').filter({ hasText: 'X-01' });
    await words.waitFor();
    // ホーム shows the same answer, and meets it too; once more asks anew, and no remembered answer breaks it again.
    await page.getByRole('link', { name: 'ホームへ' }).click();
    await page.waitForURL((url) => url.pathname === '/');
    await words.waitFor();
    await page.unroute('**/api/notices*');
    await page.getByRole('button', { name: 'もう一度試す' }).click();
    await page.getByRole('heading', { name: 'ホーム' }).waitFor();
    await page.getByRole('heading', { name: '確認していないお知らせ' }).waitFor();
    expect(await words.count()).toBe(0);
  }, 90_000);
});

describe('a newer build', () => {
  it('[SH3] is taken whole: offered where somebody works, held back while another tab is of the older one', async () => {
    const page = await browsers.open({ screen: phone, baseURL: front.url });
    await signIn(page);
    await holdShell(page);
    const other = await page.context().newPage();
    await other.goto('/');
    await other.getByRole('heading', { name: 'ホーム' }).waitFor();
    expect([await held(page), await held(other)]).toEqual([true, true]);

    await putNewerBuild('second');
    await page.evaluate(async () => (await navigator.serviceWorker.getRegistration())?.update());
    const take = page.getByRole('button', { name: '新しい縁側にする' });
    await take.click();
    await page.getByText('ほかのタブでも縁側が開いています').waitFor();
    // Neither tab changes under its person's hands, and a reload stays with the build of the other tab.
    await page.reload();
    await page.getByRole('heading', { name: 'ホーム' }).waitFor();
    expect([await buildOf(page), await buildOf(other)]).toEqual(['first', 'first']);

    await other.close();
    await page.getByRole('link', { name: '会議' }).click();
    await page.getByRole('heading', { name: '会議' }).waitFor();
    await take.click();
    await page.waitForFunction(() => document.documentElement.dataset.build === 'second');
    await page.getByRole('heading', { name: '会議' }).waitFor();
    expect(troublesOf.get(page)?.filter((trouble) => trouble.startsWith('error:'))).toEqual([]);
  }, 120_000);

  it('[SH3] is taken without a word by a page that nobody has touched yet', async () => {
    const page = await browsers.open({ screen: phone, baseURL: front.url });
    await page.goto('/');
    await holdShell(page);
    const before = await buildOf(page);
    await putNewerBuild('third');
    await page.goto('/');
    await page.waitForFunction(() => document.documentElement.dataset.build === 'third');
    expect(before).not.toBe('third');
  }, 90_000);
});
