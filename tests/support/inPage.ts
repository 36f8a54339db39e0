import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { build } from 'vite';

const entry = '\0tried';

/** Gives a page modules of the client, bundled, under the name `tried`: for what needs a browser and no house. */
export const bringModules = async (page: Page, paths: readonly string[]): Promise<void> => {
  const client = join(import.meta.dirname, '../../client');
  const built = await build({
    configFile: false,
    logLevel: 'silent',
    plugins: [
      {
        name: 'tried',
        resolveId: (id) => (id === 'tried' ? entry : null),
        load: (id) =>
          id === entry
            ? paths.map((path) => `export * from ${JSON.stringify(join(client, path))};`).join('\n')
            : null,
      },
    ],
    build: {
      write: false,
      minify: false,
      lib: { entry: 'tried', formats: ['iife'], name: 'tried', fileName: 'tried' },
    },
  });
  const [output] = [built].flat();
  if (output === undefined || !('output' in output)) throw new Error(`${paths.join()} was not bundled`);
  await page.addScriptTag({ content: output.output[0].code });
};
