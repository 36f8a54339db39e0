import { expect } from '@jest/globals';
import type { Locator } from 'playwright-core';
import * as Y from 'yjs';
import { collabCloseReasons } from '#contracts/collab.ts';
import { eventually } from '../eventually.ts';
import { joinMinutes } from '../minutesClient.ts';
import { signIn } from '../signIn.ts';
import { accountOf, clientOf, type Part, type Person } from './person.ts';
import { type ReadPdf, readPdf } from './readPdf.ts';
import type { StoryHouse } from './storyHouse.ts';

/** Not that of anything which stands: the same again would be that one, and not refused. */
const clientId = 'after-the-seal';
const documents = (house: StoryHouse): string => `${house.url.replace('http', 'ws')}/collab`;

/** What was written in the conference, section by section, with letters that many a font lacks. */
export const written = {
  course: '髙橋様は11月3日に入院。SpO2は93％から97％へ改善し、体温36.5℃、利尿薬は20㎎。',
  explanation: 'ご本人とご家族（長女の髙﨑様）へ医師が説明し、在宅での生活を希望された。',
  procedures: '①体重は毎朝測定　②3日で2kg増えたら連絡',
  roles: '訪問看護は週3回、訪問診療は月2回。ケアマネジャーが住宅改修を手配する。',
} as const;

/** The conference as it was before this step, without screens: written, ended, circulated. Answers the minutes' id. */
export const circulatedMinutes = async (house: StoryHouse, holder: Part): Promise<string> => {
  const { loginName, password } = accountOf(holder);
  const client = await signIn(house, loginName, { password });
  const { body } = await client.get('/api/conferences');
  const open = (body.conferences as { id: string; minutes: string; state: string }[]).find(
    ({ state }) => state === 'open',
  );
  if (open === undefined) throw new Error('no conference is open');
  const writer = joinMinutes({ url: documents(house), document: open.minutes, cookie: client.cookieHeader });
  await eventually(() => writer.provider.synced, 20_000);
  for (const [section, text] of Object.entries(written)) writer.type(section, text);
  const stored = async (): Promise<boolean> => {
    const view = JSON.stringify((await client.get(`/api/minutes/${open.minutes}`)).body);
    return Object.values(written).every((text) => view.includes(text));
  };
  await eventually(stored, 20_000);
  writer.leave();
  expect(await client.post(`/api/conferences/${open.id}/end`, {})).toMatchObject({ status: 200 });
  const circulation = `/api/minutes/${open.minutes}/circulation`;
  expect(await client.post(circulation, { clientId: 'circulated' })).toMatchObject({ status: 200 });
  return open.minutes;
};

/** 確認待ち on ホーム → read → comment → 内容確認. */
export const attest = async ({ page, hands }: Person, minutes: string, comment: string): Promise<void> => {
  await page.goto('/');
  const waiting = page.locator(`a[href="/minutes/${minutes}"]`);
  await waiting.getByText('あなたの確認待ち').waitFor();
  await hands.press(waiting);
  for (const text of Object.values(written)) await page.getByText(text).waitFor();
  await hands.write(page.getByLabel('コメントを書く'), comment);
  await hands.press(page.getByRole('button', { name: 'コメントを送る' }));
  await page.getByRole('listitem').filter({ hasText: comment }).waitFor();
  await hands.press(page.getByRole('button', { name: '内容を確認しました' }));
  await page.getByRole('listitem').filter({ hasText: '確認済み' }).waitFor();
  await page.getByRole('button', { name: '内容を確認しました' }).waitFor({ state: 'detached' });
};

/** 確定, asked once, with what is still missing. */
export const finalise = async ({ page, hands, account }: Person, minutes: string): Promise<void> => {
  await page.goto(`/minutes/${minutes}`);
  await hands.press(page.getByRole('button', { name: '確定へ進む' }));
  await hands.press(page.getByRole('dialog').getByRole('button', { name: '確定する' }));
  await page.getByText(`${account.name}さんが確定しました`).waitFor();
};

/** The same while somebody still writes: it is shown, stays out, and stands below as a proposal for 追記. */
export const finaliseWithout = async (
  { page, hands, account }: Person,
  minutes: string,
  later: { readonly write: () => Promise<unknown>; readonly label: string; readonly text: string },
  look: (name: string) => Promise<void>,
): Promise<void> => {
  await page.goto(`/minutes/${minutes}`);
  await hands.press(page.getByRole('button', { name: '確定へ進む' }));
  const dialog = page.getByRole('dialog');
  await dialog.getByText('確定の前にお確かめください').waitFor();
  await dialog.getByText(/未記入の項目/).waitFor();
  await look('asked');
  await later.write();
  await hands.press(dialog.getByRole('button', { name: '確定する' }));
  await dialog.getByText('この画面を開いた後に、書き足しや変更がありました').waitFor();
  const change = (list: Locator) => list.getByRole('listitem').filter({ hasText: later.label });
  await change(dialog).filter({ hasText: later.text }).waitFor();
  await look('newer');
  await hands.press(dialog.getByRole('button', { name: /^入れずに確定する/ }));
  await page.getByText(`${account.name}さんが確定しました`).waitFor();
  await page.getByText('確定に入らなかった変更が1件あります').waitFor();
  await change(page.locator('main')).filter({ hasText: later.text }).waitFor();
};

/** Nobody can change them any more: on the screen, by the API, by the document. */
export const expectSealed = async (
  house: StoryHouse,
  person: Person,
  minutes: string,
  section: string,
  holds: boolean,
): Promise<void> => {
  await person.page.goto(`/minutes/${minutes}`);
  await person.page.getByText('この議事録はもう変わりません').waitFor();
  expect(await person.page.locator('[contenteditable="true"]').count()).toBe(0);

  const client = await clientOf(house, person);
  const before = (await client.get(`/api/minutes/${minutes}`)).body;
  const path = `/api/minutes/${minutes}`;
  const anybody = [
    client.post(`${path}/comments`, { clientId, section: null, text: '確定の後' }),
    client.ask('PUT', `${path}/header`, { clientId, fields: { place: '別の場所' } }),
    client.post(`${path}/attestations`, { clientId, seen: before.n }),
  ];
  const attendee = { clientId, category: 'family', name: '見本', affiliation: '' };
  const holder = () => [
    client.post(`${path}/attendees`, attendee),
    client.post(`${path}/circulation`, { clientId }),
  ];
  const tries = [...anybody, ...(holds ? holder() : [])];
  for (const answer of await Promise.all(tries))
    expect(answer).toMatchObject({ status: 409, body: { error: { code: 'C-01' } } });

  const writer = joinMinutes({ url: documents(house), document: minutes, cookie: client.cookieHeader });
  await eventually(() => writer.provider.synced || writer.closed.length > 0, 20_000);
  const late = new Y.XmlElement('paragraph');
  late.insert(0, [new Y.XmlText('確定の後に書いた')]);
  writer.doc.getXmlFragment(section).push([late]);
  const refused = await eventually(() => writer.closed[0], 20_000);
  expect([collabCloseReasons.finalised, collabCloseReasons.comeAgain]).toContain(refused?.reason);
  writer.leave();
  expect((await client.get(path)).body).toEqual(before);
};

export const supplement = async ({ page, hands }: Person, minutes: string, text: string): Promise<void> => {
  await page.goto(`/minutes/${minutes}`);
  await hands.write(page.getByLabel('追記の内容'), text);
  await hands.press(page.getByRole('button', { name: '追記する' }));
  // Asked once: it can be neither changed nor removed (FO5).
  await hands.press(page.getByRole('dialog').getByRole('button', { name: '追記を残す' }));
  await page.getByRole('listitem').filter({ hasText: text }).waitFor();
};

/** PDFで見る・印刷する, as somebody presses it: what the window that opens is given is read. */
export const takePdf = async ({ page, hands }: Person, minutes: string, name: string): Promise<ReadPdf> => {
  await page.goto(`/minutes/${minutes}`);
  const context = page.context();
  const given: Buffer[] = [];
  // The browser's own viewer hands out no bytes; they are noted on their way to it and passed on unchanged.
  await context.route(`**/api/minutes/${minutes}/pdf`, async (route) => {
    const response = await route.fetch();
    given.push(await response.body());
    await route.fulfill({ response });
  });
  const coming = context.waitForEvent('page');
  await hands.press(page.getByRole('link', { name: 'PDFで見る・印刷する' }));
  const opened = await coming;
  const pdf = await eventually(() => given[0], 30_000);
  await opened.close();
  const folder = process.env.STORY_SHOTS;
  return readPdf(pdf as Buffer, folder === undefined ? undefined : `${folder}/${name}`);
};
