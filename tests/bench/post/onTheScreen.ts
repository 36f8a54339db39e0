import type { Page } from 'playwright-core';
import type { TestClient } from '#tests/support/testClient.ts';
import { openBrowsers } from '../measuring/browsers.ts';

interface Wanted {
  readonly patient: string;
  readonly writer: TestClient;
  readonly reader: TestClient;
  readonly ports: readonly [number, number];
  readonly posts: number;
}

/** The first clicks compile the page. */
const WARM_UP = 5;

/** When the watched text was there and the frame after it was drawn; both on the machine's one clock. */
interface Seen {
  benchClickedAt?: number;
  benchSeenAt?: number;
}

/** Clicks on the send button in one browser until the text is drawn in the other, in milliseconds. */
export const followClicks = async ({ patient, writer, reader, ports, posts }: Wanted): Promise<number[]> => {
  const browsers = await openBrowsers();
  try {
    const open = async (client: TestClient, port: number): Promise<Page> => {
      const page = await browsers.open(`http://127.0.0.1:${port}`, client);
      await page.goto(`/patients/${patient}`);
      await page.getByRole('textbox', { name: '連絡' }).waitFor();
      return page;
    };
    const writes = await open(writer, ports[0]);
    const reads = await open(reader, ports[1]);
    await writes.evaluate(() => {
      addEventListener(
        'click',
        (event) => {
          const button = (event.target as Element | null)?.closest('button[type=submit]');
          if (button) (globalThis as Seen).benchClickedAt = performance.timeOrigin + performance.now();
        },
        true,
      );
    });
    const ways: number[] = [];
    for (let at = -WARM_UP; at < posts; at += 1) {
      const words = `見本の連絡 ${Date.now()}-${at}`;
      await watchFor(reads, words);
      await writes.getByRole('textbox', { name: '連絡' }).fill(words);
      await writes.getByRole('button', { name: /のチームへ送る$/ }).click();
      await reads.waitForFunction(() => (globalThis as Seen).benchSeenAt !== undefined);
      const seen = await reads.evaluate(() => (globalThis as Seen).benchSeenAt ?? 0);
      const clicked = await writes.evaluate(() => (globalThis as Seen).benchClickedAt ?? 0);
      if (at >= 0) ways.push(seen - clicked);
    }
    return ways;
  } finally {
    await browsers.close();
  }
};

/** A text that is in the page is seen when the next frame has been drawn: two animation frames later at the latest. */
const watchFor = (page: Page, words: string): Promise<void> =>
  page.evaluate((expected) => {
    const seen = globalThis as Seen;
    delete seen.benchSeenAt;
    const watcher = new MutationObserver(() => {
      if (!document.body.textContent?.includes(expected)) return;
      watcher.disconnect();
      requestAnimationFrame(() =>
        requestAnimationFrame(() => {
          seen.benchSeenAt = performance.timeOrigin + performance.now();
        }),
      );
    });
    watcher.observe(document.body, { childList: true, subtree: true, characterData: true });
  }, words);
