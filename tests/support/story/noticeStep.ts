import { expect } from '@jest/globals';
import { noticePdf } from './noticePdf.ts';
import type { Person } from './person.ts';
import { reachOf } from './reachOf.ts';
import type { StoryHouse } from './storyHouse.ts';

const kinds = ['訪問看護ステーション', '居宅介護支援事業所'];
const reachedCities = ['豊橋市', '豊川市', '岡崎市'];
/** No parties to the agreement: nothing of them shows but themselves. */
const unreachedCities = ['名古屋市', '新城市'];

export interface SentNotice {
  readonly id: string;
  readonly title: string;
}

/** 宛先 → 内容 → 届く範囲 → 送信, through the screens; every line of 届く範囲 is checked before anything is sent. */
export const sendNotice = async (
  { page, hands, look }: Person,
  title: string,
  between: (moment: string) => Promise<void> = async () => {},
): Promise<SentNotice> => {
  const button = (name: string | RegExp) => page.getByRole('button', { name });
  await hands.press(
    page.getByRole('navigation', { name: 'メインメニュー' }).getByRole('link', { name: 'お知らせ' }),
  );
  await hands.press(page.getByRole('link', { name: 'お知らせを書く' }));
  for (const name of [...kinds, ...reachedCities, ...unreachedCities])
    await hands.press(page.getByRole('checkbox', { name, exact: true }));
  await look('notice-1-audience');
  await hands.press(button('次へ:内容を書く'));
  await hands.write(page.getByLabel('件名'), title);
  await hands.write(
    page.getByLabel('本文'),
    '訪問先での感染対策について、添付のとおりお願いします。\n（見本）',
  );
  await hands.attach(page.getByLabel('PDFをつける'), await noticePdf());
  await page.getByRole('listitem').filter({ hasText: '感染対策のお願い（見本）.pdf (' }).waitFor();
  await look('notice-2-words');
  await hands.press(button('次へ:届く範囲を確かめる'));

  const send = button(/へ送る$/);
  await send.waitFor();
  const reached = reachedCities.map((city) => ({ city, ...reachOf(city, kinds) }));
  const facilities = reached.reduce((sum, { names }) => sum + names.length, 0);
  const people = reached.reduce((sum, each) => sum + each.people, 0);
  await page.getByRole('heading', { name: `届く先:${facilities}事業所・${people}人` }).waitFor();
  for (const { city, names, people: inCity } of reached) {
    const words = await page.getByRole('listitem').filter({ hasText: city }).last().innerText();
    expect(words).toContain(`${names.length}事業所・${inCity}人`);
    for (const name of names) expect(words).toContain(name);
    // At home no clause is asked for (WA1); across a border it is named, and the border is marked.
    if (city === '豊橋市') expect(words).not.toMatch(/条項|越境/);
    else expect(words).toMatch(/越境[\s\S]*条項 s3 見本 第7条/);
  }
  await page.getByRole('heading', { name: '届かない先と理由' }).waitFor();
  for (const city of unreachedCities) {
    const words = await page.getByRole('listitem').filter({ hasText: city }).last().innerText();
    expect(words).toMatch(/届かない[\s\S]*理由: WA3 相手の市区町村が協定に参加していません/);
    expect(words).not.toMatch(/事業所・|見本/);
  }
  await look('notice-3-reach');
  expect(await send.innerText()).toBe(`${facilities}事業所・${people}人へ送る`);
  await between('before the notice is sent');
  await hands.press(send);
  await page.waitForURL(/\/notices\/\w{24}\/receipts$/);
  return { id: /notices\/(\w{24})/.exec(page.url())?.[1] ?? '', title };
};

/** The notice stands in ホーム without anybody having done anything there. */
export const seeItArrive = ({ page, soon }: Person, { title }: SentNotice): Promise<void> =>
  soon(() => page.getByRole('link', { name: title }).isVisible());

/** ● 確認 ◐ 既読 ○ 未読, by facility, as the sender's screen says it. */
export const expectCounts = (
  { page, soon }: Person,
  acknowledged: number,
  opened: number,
  unread: number,
): Promise<void> =>
  soon(async () => {
    const words = await page.getByRole('status').filter({ hasText: '未読' }).first().innerText();
    expect(words.replace(/\s+/g, ' ').trim()).toBe(
      `● 確認 ${acknowledged} ◐ 既読(未確認) ${opened} ○ 未読 ${unread}`,
    );
    return true;
  });

/** Opening is 既読 and no more; the button alone is 確認. */
export const openNotice = async ({ page, hands }: Person, { title }: SentNotice): Promise<void> => {
  await hands.press(page.getByRole('link', { name: title }));
  await page.getByRole('heading', { level: 1, name: title }).waitFor();
  await page.getByText('既読(未確認)').waitFor();
};

export const acknowledge = async ({ page, hands }: Person): Promise<void> => {
  await hands.press(page.getByRole('button', { name: '内容を確認しました' }));
  await page.getByText(/に「内容を確認しました」を送りました。/).waitFor();
};

/** What a screen says of an address, without the trace id: for who is not reached, the same as of an address of nothing. */
export const screenAt = async ({ page }: Person, house: StoryHouse, path: string): Promise<string> => {
  await page.goto(`${house.url}${path}`);
  await page.getByRole('alert').waitFor();
  return (await page.getByRole('main').innerText()).replace(/ \/ \w+/g, '');
};
