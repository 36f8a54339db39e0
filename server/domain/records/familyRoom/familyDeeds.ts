/** What is done on the strength of an act, one name for each use case (AU12). */
export const familyDeeds = {
  'write-to-family': 'write',
  'mark-family-read': 'read',
  'renew-family-link': 'keep-papers',
  'give-number-sheet': 'keep-papers',
  'review-family': 'keep-papers',
} as const;
