import { globSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { brotliCompressSync, constants, gzipSync } from 'node:zlib';

/** Below this the frame of a compressed answer costs what it saves. */
const LEAST_BYTES = 1024;

/**
 * Writes each text of a build compressed beside it, once and as small as can be: the house serves these files to
 * whoever asks, signed in or not, and must not work for each of them (server/http/servePacked.ts).
 */
export const packText = (dist: string): void => {
  const texts = globSync('**/*.{html,js,mjs,css,svg,json,webmanifest,txt}', { cwd: dist });
  for (const file of texts.map((name) => join(dist, name))) {
    if (statSync(file).size < LEAST_BYTES) continue;
    const bytes = readFileSync(file);
    const params = { [constants.BROTLI_PARAM_SIZE_HINT]: bytes.length };
    writeFileSync(`${file}.br`, brotliCompressSync(bytes, { params }));
    writeFileSync(`${file}.gz`, gzipSync(bytes, { level: 9 }));
  }
};
