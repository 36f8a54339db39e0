/**
 * Several ways through the store as one: what is read in each round, so that every reader comes once, after all that any of
 * the ways reads before it.
 */
export const roundsOf = (ways: readonly (readonly string[])[]): string[][] => {
  const rounds = new Map<string, number>();
  // The longest way there: as often as there are readers is often enough for what one moves to move the next.
  for (const _reader of ways.flat())
    for (const way of ways)
      way.forEach((reader, at) => {
        const before = way[at - 1];
        const least = before === undefined ? 0 : (rounds.get(before) ?? 0) + 1;
        rounds.set(reader, Math.max(rounds.get(reader) ?? 0, least));
      });
  const last = Math.max(...rounds.values());
  return Array.from({ length: last + 1 }, (_, round) =>
    [...rounds].flatMap(([reader, at]) => (at === round ? [reader] : [])),
  );
};
