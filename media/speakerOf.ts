/**
 * [CA10] Who speaks now: among those whose voices are heard at the moment, the one to whom all listen, else the
 * loudest. Null once nobody's is. Somebody who falls silent or mutes is no speaker any more, even if nobody has taken
 * their place.
 */
export const speakerOf = (dominant: string | null, loudestFirst: readonly string[]): string | null =>
  dominant !== null && loudestFirst.includes(dominant) ? dominant : (loudestFirst[0] ?? null);
