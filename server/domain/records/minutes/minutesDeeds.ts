/** What is done on the strength of an act, one name for each use case (AU12): the act on the right is what the relation must give. */
export const minutesDeeds = {
  'read-versions': 'read',
  'read-version': 'read',
  'print-minutes': 'read',
  'verify-seal': 'read',
  'set-header': 'edit',
  'record-inquiry': 'edit',
  'strike-inquiry': 'edit',
} as const;
