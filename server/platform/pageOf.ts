/**
 * [LI1] A page of a list that was asked for one more than it holds. `last` is what the next page follows, undefined where there
 * is none.
 */
export const pageOf = <Row>(
  found: readonly Row[],
  most: number,
): { readonly page: readonly Row[]; readonly last: Row | undefined } => {
  const page = found.slice(0, most);
  return { page, last: found.length > most ? page.at(-1) : undefined };
};
