/**
 * [LI1] Makes a page of a list, for which one item more than a page holds was asked for. `last`: the item behind
 * which the next page begins; undefined where there is none.
 */
export const pageOf = <Row>(
  found: readonly Row[],
  most: number,
): { readonly page: readonly Row[]; readonly last: Row | undefined } => {
  const page = found.slice(0, most);
  return { page, last: found.length > most ? page.at(-1) : undefined };
};
