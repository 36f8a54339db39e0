import type { FilmStreams } from '#domain/attachments/filmPlan.ts';
import { runTied } from './runTied.ts';

interface Probed {
  readonly streams?: readonly {
    readonly codec_type?: string;
    readonly codec_name?: string;
    readonly width?: number;
    readonly height?: number;
    readonly disposition?: { readonly attached_pic?: number };
  }[];
  readonly format?: { readonly duration?: string };
}

/** Setpriv's word for a program that is not there. */
const NOT_THERE = 127;

/**
 * What ffprobe finds in a film, opened as what its bytes are and as nothing else: no list of other files, no address.
 * `null`: no film; `films-not-here`: there is no ffprobe.
 */
export const probeFilm = async (
  path: string,
  demuxer: string,
): Promise<FilmStreams | null | 'films-not-here'> => {
  const { code, printed } = await runTied(
    'ffprobe',
    [
      ...['-v', 'error', '-protocol_whitelist', 'file', '-f', demuxer],
      ...[
        '-show_entries',
        'stream=codec_type,codec_name,width,height:stream_disposition=attached_pic:format=duration',
      ],
      ...['-of', 'json', path],
    ],
    20,
  );
  if (code === NOT_THERE) return 'films-not-here';
  if (code !== 0) return null;
  const { streams = [], format } = JSON.parse(printed) as Probed;
  // A cover is a picture within a film, and no film.
  const video = streams.find(
    ({ codec_type, disposition }) => codec_type === 'video' && disposition?.attached_pic !== 1,
  );
  const audio = streams.find(({ codec_type }) => codec_type === 'audio');
  const seconds = Number(format?.duration);
  return {
    video: video === undefined ? null : sizeOf(video),
    audio: audio === undefined ? null : { codec: audio.codec_name ?? '' },
    seconds: Number.isFinite(seconds) ? seconds : null,
  };
};

const sizeOf = ({ codec_name = '', width = 0, height = 0 }: NonNullable<Probed['streams']>[number]) => ({
  codec: codec_name,
  width,
  height,
});
