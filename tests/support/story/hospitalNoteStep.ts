import { expect } from '@jest/globals';
import { eventually } from '../eventually.ts';
import type { Person } from './person.ts';

export const noteWords = '経過は良好です。来週の退院を予定しています。（見本の連絡）';

/** 内容 → 届く範囲 → 送信, through the screens; 届く範囲 is read before anything is sent. Answers the note's id. */
export const tellOfDischarge = async ({ page, hands, look }: Person): Promise<string> => {
  const button = (name: string | RegExp) => page.getByRole('button', { name });
  await hands.press(button('入退院の連絡を書く'));
  await hands.press(page.getByRole('radio', { name: '退院連絡' }));
  await hands.press(button('次へ:届く範囲を確かめる'));
  await page.getByText('日付を入れてください。').waitFor();
  await page.getByLabel('退院日(予定)').fill('2026-12-10');
  await hands.write(page.getByLabel('病院・病棟'), '見本 5階東病棟');
  await hands.write(page.getByLabel('問い合わせ先'), '患者支援室（内線は見本）');
  await hands.write(page.getByLabel('経過と申し送り'), noteWords);
  await look('hospital-note-1-words');
  await hands.press(button('次へ:届く範囲を確かめる'));

  const send = button('1事業所・1人へ送る');
  await send.waitFor();
  await page.getByRole('heading', { name: '届く先:1事業所・1人' }).waitFor();
  const untold = await page.getByText(/鈴木 亜希（見本）（見本 とよかわ訪問看護ステーション）/).innerText();
  expect(untold).toContain('成瀬 智子');
  expect(untold).not.toContain('佐藤 健一');
  await look('hospital-note-2-reach');
  await hands.press(send);
  await page.waitForURL(/\/notices\/\w{24}\/receipts$/);
  return /notices\/(\w{24})/.exec(page.url())?.[1] ?? '';
};

/** ホーム names it without anybody having done anything there; opening it is 既読, the button alone is 確認. */
export const openArrivedNote = async ({ page, hands, soon, look }: Person, id: string): Promise<void> => {
  const row = page.getByRole('main').locator(`a[href$="/notices/${id}"]`);
  await soon(() => row.isVisible());
  expect(await row.innerText()).toMatch(
    /退院連絡 髙橋 花子様（見本） 2026年12月10日[\s\S]*未読[\s\S]*越境 名古屋市/,
  );
  await look('hospital-note-3-home');
  await hands.press(row);
  await page.getByText(noteWords).waitFor();
  await page.getByText('見本 5階東病棟').waitFor();
  await look('hospital-note-4-opened');
  await hands.press(page.getByRole('button', { name: '内容を確認しました' }));
  await page.getByText(/に「内容を確認しました」を送りました/).waitFor();
};

/**
 * 訂正の連絡: begun, put aside by a reload and by やめる, taken up again with its own words; a new note begins empty beside
 * it, and it goes as what corrects the first. Answers the correction's id.
 */
export const correctNote = async ({ page, hands, look }: Person, id: string): Promise<string> => {
  const button = (name: string | RegExp) => page.getByRole('button', { name });
  const words = page.getByLabel('経過と申し送り');
  const correct = async () => {
    await page.goto(`/notices/${id}`);
    await hands.press(button('訂正の連絡を書く'));
    await page.getByText('前の連絡を訂正する、新しい連絡です').waitFor();
  };
  const reads = (expected: string) => eventually(async () => (await words.inputValue()) === expected);
  await correct();
  await reads(noteWords);
  await words.fill('退院日を訂正します。（見本）');
  await page.getByLabel('退院日(予定)').fill('2026-12-12');
  // On the device, and so nothing asks any more.
  const goes = () => dispatchEvent(new Event('beforeunload', { cancelable: true }));
  await eventually(() => page.evaluate(goes));
  await page.reload();
  await page.getByText('前の連絡を訂正する、新しい連絡です').waitFor();
  await reads('退院日を訂正します。（見本）');
  await look('hospital-note-9-correction');
  // A new note takes nothing of it.
  await hands.press(button('やめる'));
  await hands.press(button('入退院の連絡を書く'));
  await reads('');
  await hands.press(button('やめる'));
  await correct();
  await reads('退院日を訂正します。（見本）');
  expect(await page.getByLabel('退院日(予定)').inputValue()).toBe('2026-12-12');
  await hands.press(button('次へ:届く範囲を確かめる'));
  await hands.press(button('1事業所・1人へ送る'));
  await page.waitForURL(/\/notices\/\w{24}\/receipts$/);
  const corrected = /notices\/(\w{24})/.exec(page.url())?.[1] ?? '';
  await page.goto(`/notices/${corrected}`);
  await page.getByText('退院日を訂正します。（見本）').waitFor();
  await hands.press(page.getByRole('link', { name: '訂正する前の連絡' }));
  await page.getByText(noteWords).waitFor();
  expect(page.url()).toContain(id);
  return corrected;
};
