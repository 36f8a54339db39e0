/**
 * [CA10] Who speaks now: of those whose voice is there this moment the one whom all listen to, else the loudest; null once
 * nobody's is. A speaker who falls silent or mutes is one no longer, although nobody has taken their place.
 */
export const speakerOf = (dominant: string | null, loudestFirst: readonly string[]): string | null =>
  dominant !== null && loudestFirst.includes(dominant) ? dominant : (loudestFirst[0] ?? null);
