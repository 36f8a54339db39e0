/**
 * [LI1] A list to its end, page by page, where all of it is chosen from, searched or counted. It ends: the house gives each
 * page by what follows the last one.
 */
export const readAllPages = async <Mark extends string, Page extends { readonly next: Mark | null }>(
  ask: (after: Mark | undefined) => Promise<Page>,
): Promise<Page[]> => {
  const pages: Page[] = [];
  let after: Mark | undefined;
  do {
    const page = await ask(after);
    pages.push(page);
    after = page.next ?? undefined;
  } while (after !== undefined);
  return pages;
};
