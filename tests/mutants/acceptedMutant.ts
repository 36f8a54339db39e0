/**
 * One that no test needs to notice, named by original and replacement, so that a line that moves stays accepted and one that
 * changes is asked anew.
 */
export interface AcceptedMutant {
  readonly original: string;
  readonly replacement: string;
  /** A part of its line, where the same text stands on others, too. */
  readonly on?: string;
  readonly why: string;
}

/** By file, from the project's root. */
export type AcceptedMutants = { readonly [file: string]: readonly AcceptedMutant[] };
