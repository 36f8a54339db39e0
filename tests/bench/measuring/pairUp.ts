/** Both blocks of a round (A … A of A B B A) as one value: what drifts within a round is the same for all. */
export const pairUp = (values: readonly number[]): number[] =>
  values.flatMap((value, at) => {
    const next = values[at + 1];
    return at % 2 === 0 && next !== undefined ? [(value + next) / 2] : [];
  });
