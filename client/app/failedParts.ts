const failed = new Set<() => void>();

/** Parts whose code could not be fetched: React keeps the first answer of each for good. */
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
