import { execFile } from 'node:child_process';
import { join } from 'node:path';
import { promisify } from 'node:util';
import type { Page } from 'playwright-core';

const bundle = join(import.meta.dirname, 'bundleModules.ts');
const run = promisify(execFile);

/**
 * Gives a page modules of the client, bundled, under the name `tried`: for what needs a browser and no house. A process of
 * its own bundles them: Vite's native part takes no objects that are made in Jest's context.
 */
export const bringModules = async (page: Page, paths: readonly string[]): Promise<void> => {
  const { PATH, HOME } = process.env;
  const { stdout } = await run(process.execPath, [bundle, ...paths], {
    env: { PATH, HOME },
    timeout: 60_000,
    killSignal: 'SIGKILL',
    maxBuffer: 64 * 2 ** 20,
  });
  await page.addScriptTag({ content: stdout });
};
