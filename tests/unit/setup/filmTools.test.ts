import { describe, expect, it } from '@jest/globals';
import { ensureFilmTools } from '../../../server/setup/ensureFilmTools.mjs';
import { SetUpProblem } from '../../../server/setup/SetUpProblem.mjs';
import { sayFor } from '../../../server/setup/say.mjs';

const said: string[] = [];
const say = sayFor('films', { write: (line) => void said.push(line) });

describe('[FI10] the set-up of films', () => {
  it('installs ffmpeg where it is not there, and nothing where it is', async () => {
    const asked: string[][] = [];
    const there = [undefined, undefined] as (string | undefined)[];
    const install = async (names: string[]) => {
      asked.push(names);
      there.fill('/usr/bin/ffmpeg');
    };
    const means = { install, find: () => there };
    expect(await ensureFilmTools(say, means)).toBe(true);
    expect(await ensureFilmTools(say, means)).toBe(true);
    expect(asked).toEqual([['ffmpeg']]);
  });

  it('where it cannot be had says so, with what to do, and lets the house start', async () => {
    said.length = 0;
    const install = () =>
      Promise.reject(new SetUpProblem('missing: ffmpeg', 'As root: apt-get install ffmpeg'));
    expect(await ensureFilmTools(say, { install, find: () => [undefined, undefined] })).toBe(false);
    expect(said.join()).toMatch(/missing: ffmpeg.*takes no films.*As root: apt-get install ffmpeg/);
  });

  it('a fault of another kind is no answer', async () => {
    const install = () => Promise.reject(new Error('broken'));
    await expect(ensureFilmTools(say, { install, find: () => [undefined] })).rejects.toThrow('broken');
  });
});
