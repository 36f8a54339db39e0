export interface PartOf {
  /** The whole file's bytes. */
  readonly bytes: number;
  /** How many are there. */
  readonly at: number;
}

/**
 * What becomes of a part that begins at `at`: `next` is the one that is waited for; of what is there `known` (a retry whose
 * answer was lost); `gap` where bytes before it are missing, which would be lost if it were taken.
 */
export const placeOfPart = (upload: PartOf, at: number): 'next' | 'known' | 'gap' => {
  if (at > upload.at) return 'gap';
  return at < upload.at || upload.at === upload.bytes ? 'known' : 'next';
};
