import type { Page } from 'playwright-core';

/** From the next document on, counts what moves by itself (CLS: what follows a press within 500 ms is not counted). */
export const countShifts = async (page: Page): Promise<void> => {
  await page.addInitScript(() => {
    const seen = { sum: 0, moved: [] as string[] };
    Object.assign(globalThis, { layoutShifts: seen });
    new PerformanceObserver((list) => {
      for (const entry of list.getEntries()) {
        const { hadRecentInput, value, sources } = entry as PerformanceEntry & {
          hadRecentInput: boolean;
          value: number;
          sources: { node: Node | null }[];
        };
        if (hadRecentInput) continue;
        seen.sum += value;
        for (const { node } of sources)
          seen.moved.push(`${value.toFixed(3)} ${(node?.textContent ?? '').slice(0, 40)}`);
      }
    }).observe({ type: 'layout-shift', buffered: true });
  });
};

/** How much of this document has moved since it began, and what did. */
export const shiftsOf = (page: Page): Promise<{ readonly sum: number; readonly moved: readonly string[] }> =>
  page.evaluate(
    () => (globalThis as unknown as { layoutShifts: { sum: number; moved: string[] } }).layoutShifts,
  );
