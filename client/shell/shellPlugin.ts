import { createHash } from 'node:crypto';
import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import sharp from 'sharp';
import { build, type Plugin } from 'vite';

const sizes = [180, 192, 512];

/**
 * The service worker with the list of this build's files, and the icons of an installed app. Fonts are left out (the
 * device's own stands in), and so is what only a PDF's characters need: together they are twenty times the rest.
 */
export const shellPlugin = (): Plugin => {
  let dist = '';
  return {
    name: 'shell',
    apply: 'build',
    configResolved: ({ root, build: { outDir } }) => {
      dist = join(root, outDir);
    },
    async closeBundle() {
      const icon = join(dist, 'icon.svg');
      for (const size of sizes)
        await sharp(icon, { density: 72 * (size / 64) })
          .resize(size)
          .png()
          .toFile(join(dist, `icon-${size}.png`));
      const named = globSync('assets/*.{js,mjs,css}', { cwd: dist }).map((file) => ({
        url: `/${file}`,
        revision: null,
      }));
      const others = ['index.html', 'icon.svg', 'icon-192.png', 'manifest.webmanifest'].map((file) => ({
        url: `/${file}`,
        revision: createHash('sha256')
          .update(readFileSync(join(dist, file)))
          .digest('hex')
          .slice(0, 16),
      }));
      const shellFiles = [...named, ...others].sort((a, b) => a.url.localeCompare(b.url));
      await build({
        configFile: false,
        root: import.meta.dirname,
        logLevel: 'warn',
        publicDir: false,
        define: {
          shellFiles: JSON.stringify(shellFiles),
          'process.env.NODE_ENV': JSON.stringify('production'),
        },
        build: {
          outDir: dist,
          emptyOutDir: false,
          target: 'es2022',
          rolldownOptions: {
            input: join(import.meta.dirname, 'serviceWorker.ts'),
            output: { format: 'iife', entryFileNames: 'service-worker.js' },
          },
        },
      });
    },
  };
};
