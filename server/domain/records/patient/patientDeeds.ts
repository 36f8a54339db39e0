/** What is done on the strength of an act, one name for each use case (AU12): the act on the right is what the relation must give. */
export const patientDeeds = {
  'explain-access': 'read',
  'preview-invitation': 'invite',
  'search-candidates': 'invite',
  'preview-admission': 'tell-admission',
} as const;
