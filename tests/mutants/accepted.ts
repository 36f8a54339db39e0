/**
 * Mutants that no test needs to notice, each with a word why. Named by file, original and replacement, so that a line that
 * moves stays accepted and one that changes is asked anew.
 */
export const accepted: readonly {
  readonly file: string;
  readonly original: string;
  readonly replacement: string;
  readonly why: string;
}[] = [];
