import { generate } from 'otplib';
import type { Page } from 'playwright-core';
import { type SampleAccount, sampleAccount } from '#server/sample/sampleAccounts.ts';
import { storyCast } from '#server/sample/storyCast.ts';
import { type Browsers, phone, type Screen } from '../browser.ts';
import { eventually } from '../eventually.ts';
import { TestClient } from '../testClient.ts';
import { type Hands, pointing } from './hands.ts';
import { listenIn } from './heard.ts';
import { inspect } from './inspect.ts';
import type { StoryHouse } from './storyHouse.ts';

export type Part = keyof typeof storyCast;

/** Somebody of the story at a screen of their own. */
export interface Person {
  readonly part: Part;
  readonly page: Page;
  readonly hands: Hands;
  readonly account: SampleAccount;
  /** axe and a picture of what is shown, where the house asks for it. */
  readonly look: (name: string) => Promise<void>;
  /** Comes true at once, without this person touching anything. */
  readonly soon: (check: () => Promise<unknown>) => Promise<void>;
  /** Whether these words ever came by a socket. */
  readonly heard: (words: string) => boolean;
}

export const accountOf = (part: Part): SampleAccount => sampleAccount(storyCast[part]);

/** Signs in as a person does: name, password, and the app's code where the account asks for one. */
const signInOnScreen = async (
  page: Page,
  hands: Hands,
  { loginName, password, totpSecret }: SampleAccount,
) => {
  await page.goto('/');
  await hands.write(page.getByLabel('ログイン名'), loginName);
  await hands.write(page.getByLabel('パスワード'), password);
  await hands.press(page.getByRole('button', { name: 'ログイン', exact: true }));
  if (totpSecret !== null) {
    await hands.write(page.getByLabel('確認コード(6けたの数字)'), await generate({ secret: totpSecret }));
    await hands.press(page.getByRole('button', { name: '確認してログイン' }));
  }
  await page.getByRole('heading', { level: 1, name: 'ホーム' }).waitFor();
};

/** At once, for a person who looks at the screen, on a machine that does ten other things. */
const AT_ONCE_MS = 10_000;
/** A look at a page costs a browser and us as much as some requests. */
const LOOK_MS = 150;

interface Options {
  readonly screen?: Screen;
  readonly hands?: (page: Page) => Hands;
}

/** The part's browser, signed in. The visiting nurse writes in somebody's hall, on a phone. */
export const enter = async (
  house: StoryHouse,
  browsers: Browsers,
  part: Part,
  { screen, hands = () => pointing }: Options = {},
): Promise<Person> => {
  const chosen = screen ?? (part === 'visitingNurse' ? phone : undefined);
  const page = await browsers.open({ baseURL: house.url, ...(chosen && { screen: chosen }) });
  const { heard } = listenIn(page);
  const account = accountOf(part);
  const own = hands(page);
  const { patienceMs = AT_ONCE_MS } = house;
  page.setDefaultTimeout(2 * patienceMs);
  await signInOnScreen(page, own, account);
  const look = async (name: string) => {
    if (house.isLookedAt) await inspect(page, name);
  };
  const soon = async (check: () => Promise<unknown>) => void (await eventually(check, patienceMs, LOOK_MS));
  return { part, page, account, heard, look, soon, hands: own };
};

/** The same session without screens: for what a screen would never ask. */
export const clientOf = async (house: StoryHouse, { page }: Person): Promise<TestClient> => {
  const client = new TestClient(house.url);
  for (const { name, value } of await page.context().cookies()) client.cookies.set(name, value);
  await client.get('/api/session');
  return client;
};
