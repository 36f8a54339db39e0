/** What a film may be: a movement, shown between two visits. */
export const filmBounds = { seconds: 180, pixels: 3_840 * 2_160 } as const;

/** What is known of a film's streams. */
export interface FilmStreams {
  readonly video: { readonly codec: string; readonly width: number; readonly height: number } | null;
  readonly audio: { readonly codec: string } | null;
  /** Null: the file does not say. */
  readonly seconds: number | null;
}

export type FilmProblem = 'unreadable' | 'wrong-type' | 'film-too-long' | 'film-too-large' | 'films-not-here';

/** What browsers play, and in which kind of file; sound of another kind is written anew. */
const containers = {
  mp4: { type: 'video/mp4', video: ['h264', 'hevc', 'av1'], audio: ['aac', 'mp3'], encoder: 'aac' },
  webm: { type: 'video/webm', video: ['vp8', 'vp9'], audio: ['opus', 'vorbis'], encoder: 'libopus' },
} as const;

export interface FilmPlan {
  readonly container: keyof typeof containers;
  readonly type: 'video/mp4' | 'video/webm';
  readonly videoCodec: string;
  /** `copy`, or what the sound is written with; null: there is none. */
  readonly audioEncoder: string | null;
}

/** In which kind of file a film is kept; what no browser plays, and what is no film, is refused. */
export const planFilm = ({ video, audio }: FilmStreams): FilmPlan | FilmProblem => {
  if (video === null) return 'unreadable';
  if (!isInPixels(video)) return 'film-too-large';
  const names = Object.keys(containers) as (keyof typeof containers)[];
  const container = names.find((name) => (containers[name].video as readonly string[]).includes(video.codec));
  if (container === undefined) return 'wrong-type';
  const { type, audio: kept, encoder } = containers[container];
  const isKept = audio !== null && (kept as readonly string[]).includes(audio.codec);
  return {
    container,
    type,
    videoCodec: video.codec,
    audioEncoder: audio === null ? null : isKept ? 'copy' : encoder,
  };
};

const isInPixels = ({ width, height }: { width: number; height: number }): boolean =>
  width * height <= filmBounds.pixels;

/** Of what was written: its length is what a player will show, whatever the file that came said of itself. */
export const filmProblem = ({ video, seconds }: FilmStreams): FilmProblem | null => {
  if (video === null || video.width * video.height === 0 || seconds === null || seconds <= 0)
    return 'unreadable';
  if (seconds > filmBounds.seconds + 0.5) return 'film-too-long';
  return isInPixels(video) ? null : 'film-too-large';
};
