import { cpSync } from 'node:fs';
import { join } from 'node:path';
import react from '@vitejs/plugin-react';
import { defineConfig, type Plugin } from 'vite';
import { packText } from './shell/packText.ts';
import { shellPlugin } from './shell/shellPlugin.ts';

/**
 * BIZ UDPGothic of this machine first, then our own slices; woff2 only, since every browser that runs this
 * client reads it, and the woff copies would double the files that are served.
 */
const localFontFirst = (): Plugin => ({
  name: 'local-font-first',
  enforce: 'pre',
  transform(code, id) {
    if (!/biz-udpgothic\/\d+\.css/.test(id)) return null;
    const face = id.includes('700.css') ? 'BIZ UDPGothic Bold' : 'BIZ UDPGothic';
    return code
      .replace(/,\s*url\([^)]*\.woff\)\s*format\('woff'\)/g, '')
      .replace(/src: url/g, `src: local('${face}'), url`);
  },
});

/** What the PDF viewer fetches for Japanese and unembedded fonts and for scans, served beside the build. */
const pdfParts = (): Plugin => ({
  name: 'pdf-parts',
  apply: 'build',
  closeBundle() {
    const parts = join(import.meta.dirname, '../node_modules/pdfjs-dist');
    for (const part of ['cmaps', 'standard_fonts', 'wasm']) {
      cpSync(join(parts, part), join(import.meta.dirname, 'dist/pdf', part), { recursive: true });
    }
  },
});

/** After all that add files at the end of a build. */
const packedText = (): Plugin => ({
  name: 'packed-text',
  apply: 'build',
  closeBundle: {
    order: 'post',
    sequential: true,
    handler: () => packText(join(import.meta.dirname, 'dist')),
  },
});

const server = process.env.ENGAWA_SERVER ?? 'http://127.0.0.1:8080';

export default defineConfig({
  root: import.meta.dirname,
  plugins: [localFontFirst(), pdfParts(), react(), shellPlugin(), packedText()],
  resolve: {
    // Two copies of these break documents ("Yjs was already imported") and hooks.
    dedupe: ['yjs', 'lib0', 'y-protocols', '@tiptap/pm', 'react', 'react-dom'],
  },
  build: {
    outDir: 'dist',
    emptyOutDir: true,
    target: 'es2022',
    // The content security policy has no `data:` for fonts and scripts.
    assetsInlineLimit: 0,
    manifest: true,
    modulePreload: { polyfill: false },
    // What ホーム needs in one file: sixty small ones, shared with later screens, compress by a tenth less (OP7).
    rolldownOptions: { output: { codeSplitting: { groups: [{ name: 'first', tags: ['$initial'] }] } } },
  },
  server: {
    proxy: {
      '/api': server,
      '/socket.io': { target: server, ws: true },
      '/collab': { target: server, ws: true },
    },
  },
});
