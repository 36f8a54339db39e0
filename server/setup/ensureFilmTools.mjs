import { findProgram } from './findProgram.mjs';
import { SetUpProblem } from './SetUpProblem.mjs';
import { ensureSystemPackages } from './systemPackages.mjs';

const programs = () => [findProgram('ffmpeg'), findProgram('ffprobe')];

/**
 * What looks at films. The house runs without it, and then takes no films: their senders are told so (V-03 `films-not-here`).
 * @param {import('./say.mjs').Say} say
 * @param {{ install?: typeof ensureSystemPackages, find?: () => (string | undefined)[] }} [means]
 * @returns {Promise<boolean>} whether films can be taken
 */
export const ensureFilmTools = async (say, { install = ensureSystemPackages, find = programs } = {}) => {
  try {
    if (find().includes(undefined))
      await install(['ffmpeg'], 'films are looked at and written anew by it', say);
  } catch (error) {
    if (!(error instanceof SetUpProblem)) throw error;
    say.line(`${error.message}. The house runs, and takes no films until ffmpeg is there. ${error.remedy}`);
    return false;
  }
  const [ffmpeg] = find();
  say.line(ffmpeg ?? 'ffmpeg is not on PATH: no films are taken');
  return ffmpeg !== undefined;
};
