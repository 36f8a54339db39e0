import { describe, expect, it } from '@jest/globals';
import { filmBounds, filmProblem, planFilm } from '#domain/attachments/filmPlan.ts';

const video = (codec: string, width = 1_920, height = 1_080) => ({ codec, width, height });

describe('[FI6] how a film is kept', () => {
  it.each([
    ['a phone’s film', 'h264', 'aac', 'mp4', 'copy'],
    ['a newer phone’s', 'hevc', 'aac', 'mp4', 'copy'],
    ['a camera’s, whose sound no browser plays', 'h264', 'pcm_s16le', 'mp4', 'aac'],
    ['a browser’s recording', 'vp9', 'opus', 'webm', 'copy'],
    ['one with sound of the other kind', 'vp8', 'aac', 'webm', 'libopus'],
    ['one without sound', 'h264', null, 'mp4', null],
  ])('%s: picture as it is, sound that plays', (_name, codec, sound, container, audioEncoder) => {
    const audio = sound === null ? null : { codec: sound };
    expect(planFilm({ video: video(codec), audio, seconds: 10 })).toMatchObject({ container, audioEncoder });
  });

  it('what no browser plays, what has no picture, and what is too large, is refused', () => {
    const plan = (one: ReturnType<typeof video> | null) => planFilm({ video: one, audio: null, seconds: 1 });
    expect(plan(video('prores'))).toBe('wrong-type');
    expect(plan(null)).toBe('unreadable');
    expect(plan(video('h264', 3_840, 2_160))).toMatchObject({ container: 'mp4' });
    expect(plan(video('h264', 2_160, 3_840))).toMatchObject({ container: 'mp4' });
    expect(plan(video('h264', 3_842, 2_160))).toBe('film-too-large');
  });

  it('what was written is judged by its own length, of which there must be some', () => {
    const problem = (seconds: number | null, one = video('h264')) =>
      filmProblem({ video: one, audio: null, seconds });
    expect(problem(filmBounds.seconds)).toBeNull();
    expect(problem(filmBounds.seconds + 1)).toBe('film-too-long');
    expect([problem(null), problem(0), problem(1, video('h264', 0, 10))]).toEqual(
      Array(3).fill('unreadable'),
    );
    expect(problem(1, video('h264', 9_000, 1_000))).toBe('film-too-large');
  });
});
