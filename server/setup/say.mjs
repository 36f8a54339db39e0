/**
 * What the set-up tells: one line for a step, and how far it is at most every few seconds (a build prints
 * hundreds of lines). `part` names who speaks, since two builds run side by side.
 * @param {string} part
 * @param {{ write?: (line: string) => void, now?: () => number, everyMs?: number }} [options]
 */
export const sayFor = (part, { write = console.log, now = Date.now, everyMs = 5_000 } = {}) => {
  let last = Number.NEGATIVE_INFINITY;
  const line = (/** @type {string} */ text) => write(`  ${part.padEnd(16)} ${text}`);
  return {
    line,
    /** @param {string} text */
    progress: (text) => {
      if (now() - last < everyMs) return;
      last = now();
      line(text);
    },
  };
};

/** @typedef {ReturnType<typeof sayFor>} Say */
