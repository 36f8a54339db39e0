import { join } from 'node:path';
import { build } from 'vite';

/** `node bundleModules.ts <path in client>...`: prints a script that leaves what these modules export in `tried`. */
const client = join(import.meta.dirname, '../../client');
const paths = process.argv.slice(2);
const entry = '\0tried';

const built = await build({
  root: client,
  configFile: false,
  publicDir: false,
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
    rolldownOptions: { input: 'tried' },
    lib: { entry: 'tried', formats: ['iife'], name: 'tried', fileName: 'tried' },
  },
});
const [output] = [built].flat();
if (output === undefined || !('output' in output)) throw new Error(`${paths.join()} was not bundled`);
process.stdout.write(output.output[0].code);
