import { execFile } from 'node:child_process';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';

const run = promisify(execFile);

interface FilmOptions {
  readonly seconds?: number;
  readonly size?: string;
  /** What goes before the file's name: codecs, metadata, a container. */
  readonly output?: readonly string[];
  readonly ending?: string;
  readonly sound?: boolean;
}

/** A film of a pattern that moves, as ffmpeg makes it. */
export const makeFilm = async ({
  seconds = 1,
  size = '64x48',
  output = ['-c:v', 'libx264', '-pix_fmt', 'yuv420p', '-preset', 'ultrafast'],
  ending = 'mp4',
  sound = false,
}: FilmOptions = {}): Promise<Buffer> => {
  const folder = await mkdtemp(join(tmpdir(), 'engawa-film-'));
  const path = join(folder, `film.${ending}`);
  try {
    await run('ffmpeg', [
      ...['-v', 'error', '-y', '-f', 'lavfi', '-i', `testsrc=size=${size}:rate=5:duration=${seconds}`],
      ...(sound ? ['-f', 'lavfi', '-i', `sine=duration=${seconds}`] : []),
      ...output,
      path,
    ]);
    return await readFile(path);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
};
