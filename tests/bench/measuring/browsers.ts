import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { chromium, type Page } from 'playwright-core';
import type { TestClient } from '#tests/support/testClient.ts';

/** The bench's own Chromium (that of the tests comes and goes with Jest's hooks); it reaches loopback alone. */
export const openBrowsers = async () => {
  const profile = await mkdtemp(join(tmpdir(), 'engawa-bench-browser-'));
  const browser = await chromium.launch({
    executablePath: process.env.CHROMIUM_BIN ?? '/usr/bin/chromium',
    args: [
      '--no-sandbox',
      '--disable-gpu',
      '--no-first-run',
      '--disable-background-networking',
      '--disable-component-update',
      '--disable-sync',
      '--disable-dev-shm-usage',
      // A page that is not looked at would paint when it likes.
      '--disable-renderer-backgrounding',
      '--disable-backgrounding-occluded-windows',
      '--disable-background-timer-throttling',
      '--host-resolver-rules=MAP * ~NOTFOUND , EXCLUDE 127.0.0.1 , EXCLUDE localhost',
    ],
    env: { ...process.env, HOME: profile },
    timeout: 60_000,
  });
  return {
    /** A page of somebody who is signed in already, at this house. */
    open: async (baseURL: string, { cookies }: TestClient): Promise<Page> => {
      const context = await browser.newContext({ baseURL, locale: 'ja-JP', timezoneId: 'Asia/Tokyo' });
      context.setDefaultTimeout(20_000);
      await context.addCookies([...cookies].map(([name, value]) => ({ name, value, url: baseURL })));
      return context.newPage();
    },
    close: async (): Promise<void> => {
      await browser.close();
      await rm(profile, { recursive: true, force: true });
    },
  };
};
