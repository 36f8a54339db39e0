/** Loud enough to be speech, not a keyboard (level 0 to 1). */
const LOUD = 0.25;
/** A cough or a door is shorter than this; a sentence is not (ms of loudness). */
const SPOKEN_FOR = 300;
/** Between two words, and no longer (ms). */
const PAUSE = 800;

/**
 * [CA10] Whether somebody speaks, told level by level with its time. It begins once speech has lasted, pauses between
 * words left out, and ends with the voice.
 */
export const detectSpeech = () => {
  let spoken = 0;
  let before: { readonly loud: boolean; readonly at: number } | null = null;
  let lastLoud = Number.NEGATIVE_INFINITY;
  return (level: number, at: number): boolean => {
    const loud = level >= LOUD;
    if (loud && before?.loud) spoken += at - before.at;
    if (loud) lastLoud = at;
    else if (at - lastLoud >= PAUSE) spoken = 0;
    before = { loud, at };
    return spoken >= SPOKEN_FOR;
  };
};
