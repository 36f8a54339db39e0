/**
 * [LI1] Reads a list to its end, page by page, for screens that choose from it, search it or count it. It comes to an
 * end, because the house begins each page behind the last item of the one before.
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
