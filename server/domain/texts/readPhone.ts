/** [VA6] A telephone number as it is dialled: figures and signs of full width and every kind of stroke are read as people mean them. */
export const readPhone = (typed: string): string =>
  typed
    .normalize('NFKC')
    .replace(/[ー‐‑‒–—―−─━]/g, '-')
    .replace(/\s+/g, ' ')
    .trim();
