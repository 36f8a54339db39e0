const failed = new Set<() => void>();

/**
 * Parts of the page whose code could not be fetched. They are listed because React keeps the first result of each for
 * good.
 */
export const failedParts = {
  /** @param begin lets the part be fetched anew when it is next shown */
  add: (begin: () => void): void => {
    failed.add(begin);
  },
  forget: (): void => {
    for (const begin of failed) begin();
    failed.clear();
  },
};
