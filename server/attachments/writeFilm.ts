import { readFile, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { uploadLimits } from '#contracts/http/attachmentRoutes.ts';
import {
  type FilmPlan,
  type FilmProblem,
  filmBounds,
  filmProblem,
  planFilm,
} from '#domain/attachments/filmPlan.ts';
import { hashFile } from '#platform/hashFile.ts';
import { probeFilm } from './probeFilm.ts';
import { runTied } from './runTied.ts';

export interface FilmJob {
  readonly path: string;
  /** Where the film written anew and its still go. */
  readonly folder: string;
  /** What its bytes are. */
  readonly type: string;
}

export interface WrittenFilm {
  readonly path: string;
  readonly previewPath: string;
  readonly type: 'video/mp4' | 'video/webm';
  readonly bytes: number;
  readonly sha256: string;
}

const demuxers: Readonly<Record<string, string>> = {
  'video/mp4': 'mov',
  'video/quicktime': 'mov',
  'video/webm': 'matroska',
};

const calm = ['-hide_banner', '-nostdin', '-loglevel', 'error', '-y', '-threads', '1'];
const inside = ['-protocol_whitelist', 'file'];

/**
 * A film is written anew into a file of ours: of what came, the samples of one picture and one sound alone, so that no
 * place, time, name, subtitle, chapter or other data is left, nor what lies between or behind them (FI6). The picture itself is
 * not encoded again; its first one must be there to be seen. Heavy, and its readers meet whatever was sent: call it in
 * the lane of films.
 */
export const writeFilm = async ({
  path: from,
  folder,
  type,
}: FilmJob): Promise<WrittenFilm | FilmProblem> => {
  const demuxer = demuxers[type];
  const found = demuxer === undefined ? null : await probeFilm(from, demuxer);
  if (found === 'films-not-here') return found;
  if (found === null || demuxer === undefined) return 'unreadable';
  if (found.seconds !== null && found.seconds > filmBounds.seconds + 0.5) return 'film-too-long';
  const plan = planFilm(found);
  if (typeof plan === 'string') return plan;
  const path = join(folder, `film.${plan.container}`);
  const previewPath = join(folder, 'still.jpg');
  if (!(await rewrite(from, demuxer, path, plan))) return 'unreadable';
  const written = await probeFilm(path, demuxers[plan.type] as string);
  if (written === 'films-not-here') return written;
  const problem = written === null ? 'unreadable' : filmProblem(written);
  if (problem !== null) return problem;
  if (!(await writeStill(path, previewPath))) return 'unreadable';
  const { size: bytes } = await stat(path);
  return { path, previewPath, type: plan.type, bytes, sha256: await hashFile(path) };
};

/** What a picture's own stream carries beside the picture: an encoder's words, what a camera adds. */
const asides: Readonly<Record<string, string>> = { h264: '6', hevc: '39|40', av1: '5' };

const rewrite = async (from: string, demuxer: string, to: string, plan: FilmPlan): Promise<boolean> => {
  const { container, videoCodec, audioEncoder } = plan;
  const sound =
    audioEncoder === null ? ['-an'] : ['-map', '0:a:0', '-c:a', audioEncoder, '-map_metadata:s:a', '-1'];
  const aside = asides[videoCodec];
  const { code } = await runTied(
    'ffmpeg',
    [
      ...calm,
      ...inside,
      ...['-f', demuxer, '-i', from],
      // `V`: no cover that calls itself a film.
      ...['-map', '0:V:0', '-c:v', 'copy', '-map_metadata:s:v', '-1', ...sound, '-sn', '-dn'],
      ...(aside === undefined ? [] : ['-bsf:v', `filter_units=remove_types=${aside}`]),
      ...['-map_metadata', '-1', '-map_chapters', '-1'],
      ...['-fflags', '+bitexact', '-flags:v', '+bitexact', '-flags:a', '+bitexact'],
      // One second more than is taken, so that a film that is too long is seen to be.
      ...['-t', String(filmBounds.seconds + 1), '-fs', String(uploadLimits.video)],
      // Apple plays HEVC by this name alone.
      ...(videoCodec === 'hevc' ? ['-tag:v', 'hvc1'] : []),
      ...(container === 'mp4' ? ['-movflags', '+faststart'] : []),
      ...['-f', container, to],
    ],
    60,
  );
  return code === 0;
};

const STILL_SIDE = 640;

const writeStill = async (film: string, to: string): Promise<boolean> => {
  const fit = `scale=w='min(${STILL_SIDE},iw)':h='min(${STILL_SIDE},ih)':force_original_aspect_ratio=decrease:force_divisible_by=2`;
  const { code } = await runTied(
    'ffmpeg',
    [
      ...calm,
      ...inside,
      ...['-max_pixels', String(filmBounds.pixels), '-i', film],
      ...['-map', '0:v:0', '-frames:v', '1', '-vf', fit, '-q:v', '4', '-map_metadata', '-1'],
      ...['-fflags', '+bitexact', '-f', 'mjpeg', to],
    ],
    20,
  );
  return code === 0 && (await readFile(to).catch(() => Buffer.alloc(0))).length > 0;
};
