import AxeBuilder from '@axe-core/playwright';
import { expect } from '@jest/globals';
import type { Page } from 'playwright-core';
import { troublesOf } from '../browser.ts';

/**
 * axe finds nothing on what is shown; where STORY_SHOTS names a folder, a picture of it is left there for a person to
 * look at.
 */
export const inspect = async (page: Page, name: string): Promise<void> => {
  const folder = process.env.STORY_SHOTS;
  if (folder !== undefined) {
    const [width, tall] = await page.evaluate(() => [innerWidth, document.documentElement.scrollHeight]);
    const clip = { x: 0, y: 0, width: width ?? 0, height: Math.min(tall ?? 0, 2_000) };
    await page.screenshot({ path: `${folder}/${name}.png`, fullPage: true, clip });
  }
  // In the page itself: no frame of another origin is in ours, and a page of its own for each look costs more than the look.
  const { violations } = await new AxeBuilder({ page }).setLegacyMode().analyze();
  expect(violations.map(({ id, nodes }) => `${name}: ${id}: ${nodes[0]?.html}`)).toEqual([]);
};

/** A browser asks on arrival who it is; that it is nobody yet is an answer, which Chromium writes down as an error. */
const notSignedIn = /401 \(Unauthorized\) \/api\/session$/;

/** No error of a script, nothing refused by the content security policy, no failed request that was not foreseen. */
export const expectNoTroubles = (page: Page, foreseen: readonly RegExp[] = []): void => {
  const troubles = (troublesOf.get(page) ?? []).filter(
    (trouble) => ![notSignedIn, ...foreseen].some((each) => each.test(trouble)),
  );
  expect(troubles).toEqual([]);
};
