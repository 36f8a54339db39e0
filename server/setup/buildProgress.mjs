/**
 * How far a build is, read from a line of its output: ninja's `[12/260]`, cargo's `Building [==> ] 12/211: ...`.
 * @param {string} line
 * @returns {{ done: number, of: number } | undefined}
 */
export const readProgress = (line) => {
  const found = /^\[(\d+)\/(\d+)\]/.exec(line) ?? /Building \[[^\]]*\]\s*(\d+)\/(\d+)/.exec(line);
  if (found === null) return undefined;
  const [, done, of] = found.map(Number);
  return done === undefined || of === undefined || of === 0 ? undefined : { done, of };
};

/**
 * Tells a build's progress in one sentence, with the time left once a tenth of it is known.
 * @param {{ done: number, of: number }} progress
 * @param {{ what: string, elapsedMs: number }} about
 */
export const tellProgress = ({ done, of }, { what, elapsedMs }) => {
  const share = done / of;
  const minutes = Math.ceil((elapsedMs * (1 - share)) / share / 60_000);
  const left = share >= 0.1 && share < 1 ? `, about ${minutes} min left` : '';
  return `${done} of ${of} ${what} (${Math.floor(share * 100)} %)${left}`;
};

/**
 * A line listener that tells a build's progress.
 * @param {import('./say.mjs').Say} say
 * @param {string} what
 */
export const tellEach =
  (say, what, started = Date.now()) =>
  (/** @type {string} */ line) => {
    const progress = readProgress(line);
    if (progress !== undefined)
      say.progress(tellProgress(progress, { what, elapsedMs: Date.now() - started }));
  };
