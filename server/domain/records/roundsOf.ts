/**
 * Joins several ways through the store into one, round by round: each reader comes once, after everything that any of
 * the ways reads before it.
 */
export const roundsOf = (ways: readonly (readonly string[])[]): string[][] => {
  const rounds = new Map<string, number>();
  // Moving one reader back may move those after it. After as many passes as there are readers nothing moves any more.
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
