import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';

/** What we call of libheif, as its package has it: without types of its own. */
interface HeicPicture {
  get_width(): number;
  get_height(): number;
  is_primary(): boolean;
  free(): void;
  display(target: Target, done: (shown: Target | null) => void): void;
}
interface Target {
  readonly data: Uint8ClampedArray;
  readonly width: number;
  readonly height: number;
}
interface Libheif {
  readonly HeifDecoder: new () => { decode(file: Buffer): HeicPicture[] };
}

/** Pixels of four bytes each, upright. */
export interface RawPicture {
  readonly data: Buffer;
  readonly width: number;
  readonly height: number;
}

/**
 * The first picture of a HEIC file, as phones of Apple take them (sharp's own library reads no HEVC: its licences are not for
 * everybody). `isCredible` is asked before anything is decoded. Null for what cannot be read.
 */
export const readHeic = async (
  path: string,
  isCredible: (width: number, height: number) => boolean,
): Promise<RawPicture | null> => {
  // One large file (WebAssembly within it), which few ask for.
  const libheif = createRequire(import.meta.url)('libheif-js/wasm-bundle.js') as Libheif;
  const pictures = new libheif.HeifDecoder().decode(await readFile(path));
  const picture = pictures.find((one) => one.is_primary()) ?? pictures[0];
  if (picture === undefined) return null;
  const width = picture.get_width();
  const height = picture.get_height();
  if (!(width > 0 && height > 0) || !isCredible(width, height)) return null;
  const target = { data: new Uint8ClampedArray(width * height * 4), width, height };
  const shown = await new Promise<Target | null>((resolve) => picture.display(target, resolve));
  for (const one of pictures) one.free();
  return shown && { data: Buffer.from(shown.data.buffer as ArrayBuffer), width, height };
};
