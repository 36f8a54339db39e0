/** The level (0 to 1) from which it is speech and no keyboard. */
const LOUD = 0.25;
/** A cough or a door is louder than that for less than this time (ms); a sentence is not. */
const SPOKEN_FOR = 300;
/** The longest pause between two words (ms). */
const PAUSE = 800;

/**
 * [CA10] Whether somebody speaks, found from levels and their times. It begins once speech has lasted long enough,
 * goes over pauses between words, and ends with the voice.
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
