import { foldName } from '#domain/names/foldName.ts';

/** [LI3] Whether any of these contains what was typed, in whichever way it is written (NA1). */
export const matchesName = (typed: string, texts: readonly string[]): boolean => {
  const asked = foldName(typed);
  return texts.some((text) => foldName(text).includes(asked));
};
