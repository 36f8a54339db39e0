import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { describe, expect, it } from '@jest/globals';

const dist = join(import.meta.dirname, '../../client/dist');
const manifest = join(dist, '.vite/manifest.json');

interface Chunk {
  readonly file: string;
  readonly css?: readonly string[];
  readonly imports?: readonly string[];
  readonly dynamicImports?: readonly string[];
}
type Manifest = Readonly<Record<string, Chunk>>;

/** The files of a chunk and of everything it imports before it runs. */
const filesOf = (chunks: Manifest, name: string, seen = new Set<string>()): Set<string> => {
  const files = new Set<string>();
  if (seen.has(name)) return files;
  seen.add(name);
  const chunk = chunks[name];
  if (!chunk) throw new Error(`The build has no ${name}.`);
  for (const file of [chunk.file, ...(chunk.css ?? [])]) files.add(file);
  for (const imported of chunk.imports ?? [])
    for (const file of filesOf(chunks, imported, seen)) files.add(file);
  return files;
};

const gzipped = (files: Iterable<string>): number =>
  [...files].reduce((sum, file) => sum + gzipSync(readFileSync(join(dist, file))).byteLength, 0);

const read = (): Manifest => {
  if (!existsSync(manifest)) throw new Error('The client is not built: run `npm run build` first.');
  return JSON.parse(readFileSync(manifest, 'utf8')) as Manifest;
};

describe('what a phone fetches', () => {
  it('needs at most 240 kB gzip of script and style until ホーム is usable after signing in', () => {
    const chunks = read();
    const size = gzipped(filesOf(chunks, 'index.html'));
    process.stdout.write(`ホーム: ${(size / 1000).toFixed(1)} kB gzip of 240\n`);
    expect(size).toBeLessThanOrEqual(240_000);
  });

  it('fetches editor, charts, call and PDF viewer only with the screens that need them', () => {
    const chunks = read();
    const first = [...filesOf(chunks, 'index.html')].filter((file) => file.endsWith('.js'));
    const text = first.map((file) => readFileSync(join(dist, file), 'utf8')).join('\n');
    for (const mark of ['ProseMirror', 'uplot', 'mediasoup', 'pdf.worker', 'y-websocket']) {
      expect({ mark, there: text.includes(mark) }).toEqual({ mark, there: false });
    }
  });

  it('never waits for the typeface, and takes it from the device where it is there', () => {
    const chunks = read();
    const font = Object.entries(chunks).find(([name]) => name.endsWith('ui/fonts.ts'));
    expect(font).toBeDefined();
    const [, chunk] = font!;
    const files = [chunk.file, ...(chunk.css ?? [])].filter((file) => file.endsWith('.css'));
    const first = filesOf(chunks, 'index.html');
    for (const file of files) {
      expect(first.has(file)).toBe(false);
      const css = readFileSync(join(dist, file), 'utf8');
      expect(css).toMatch(/src:\s*local\(["']?BIZ UDPGothic/);
      expect(css).not.toMatch(/\.woff\b/);
      expect(css).toContain('font-display:swap');
    }
  });
});
