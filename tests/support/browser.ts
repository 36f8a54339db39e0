import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll } from '@jest/globals';
import { type Browser, type BrowserContext, chromium, type Page } from 'playwright-core';

/**
 * What the browser does without. The two popups of the address bar are pages of their own behind every window, and cost more
 * than most pages under test; a renderer kept for the next page is rarely used. The rest is what Playwright turns off itself: of this flag the last one counts alone.
 */
const withoutFeatures = [
  ...['WebUIOmniboxPopup', 'WebUIOmniboxAimPopup', 'SpareRendererForSitePerProcess'],
  ...['AvoidUnnecessaryBeforeUnloadCheckSync', 'DestroyProfileOnBrowserClose', 'HttpsUpgrades'],
  ...['HttpsFirstBalancedModeAutoEnable', 'LensOverlay', 'MediaRouter', 'PaintHolding'],
  ...['ThirdPartyStoragePartitioning', 'AvoidCorsURLLoaderRestartOnRedirect', 'OptimizationHints'],
  ...['NetworkTimeServiceQuerying', 'AimEnabled', 'PreconnectToSearch'],
];

/**
 * Debian's Chromium, headless, with devices that make a picture and a tone. It may reach nothing but loopback, and looks
 * for no updates: on a closed machine those would be refused, many at a time.
 */
const flags = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  '--disable-dev-shm-usage',
  '--use-fake-ui-for-media-stream',
  // Few pictures a second: three people's encoders of three layers each share the cores with everything else.
  '--use-fake-device-for-media-stream=fps=8',
  '--auto-select-desktop-capture-source=Entire screen',
  '--autoplay-policy=no-user-gesture-required',
  `--disable-features=${withoutFeatures.join(',')}`,
  '--host-resolver-rules=MAP * ~NOTFOUND , EXCLUDE 127.0.0.1 , EXCLUDE localhost',
];

export interface Screen {
  readonly width: number;
  readonly height: number;
}

export const phone: Screen = { width: 360, height: 640 };
export const desktop: Screen = { width: 1280, height: 800 };

/** What went wrong in a page that nobody asserts on: errors, refused resources, broken promises. */
export const troublesOf = new WeakMap<Page, string[]>();

export interface Browsers {
  /** A browser of somebody's own: nothing is shared with the others. */
  open(options?: {
    screen?: Screen;
    baseURL?: string;
    /** A browser that has no service workers, as in some private windows. */
    withoutShell?: boolean;
  }): Promise<Page>;
}

/** One Chromium for the tests of a file; each person gets a context of their own, closed after the last test. */
export const withBrowsers = (): Browsers => {
  let browser: Browser | undefined;
  let profile: string;
  const contexts: BrowserContext[] = [];
  beforeAll(async () => {
    profile = await mkdtemp(join(tmpdir(), 'engawa-browser-'));
    browser = await chromium.launch({
      executablePath: process.env.CHROMIUM_BIN ?? '/usr/bin/chromium',
      args: flags,
      headless: true,
      env: { ...process.env, HOME: profile },
      timeout: 60_000,
    });
  }, 90_000);
  afterAll(async () => {
    await Promise.all(contexts.map((context) => context.close().catch(() => undefined)));
    await browser?.close();
    await rm(profile, { recursive: true, force: true });
  }, 30_000);
  return {
    open: async ({ screen = desktop, baseURL, withoutShell = false } = {}) => {
      if (browser === undefined) throw new Error('withBrowsers(): open one inside a test or a hook');
      const context = await browser.newContext({
        viewport: screen,
        locale: 'ja-JP',
        timezoneId: 'Asia/Tokyo',
        permissions: ['camera', 'microphone'],
        serviceWorkers: withoutShell ? 'block' : 'allow',
        ...(baseURL === undefined ? {} : { baseURL }),
      });
      contexts.push(context);
      context.setDefaultTimeout(20_000);
      const page = await context.newPage();
      const troubles: string[] = [];
      troublesOf.set(page, troubles);
      page.on('pageerror', (error) => troubles.push(`error: ${error.message}`));
      page.on('console', (message) => {
        if (message.type() !== 'error') return;
        // Which request it was: the same words stand for one that was foreseen and one that was not.
        const { url } = message.location();
        const path = url.startsWith('http') ? new URL(url).pathname : '';
        troubles.push(`console: ${message.text()} ${path}`.trim());
      });
      return page;
    },
  };
};
