/** What is done on the strength of an act, one name for each use case (AU12): the act on the right is what the relation must give. */
export const facilityDeeds = {
  'list-status': 'manage',
  'set-status': 'manage',
  'preview-status': 'manage',
  'list-positions': 'manage',
  'list-facility-applications': 'manage',
  'add-position': 'grant-position',
  'end-position': 'manage',
  'extend-position': 'grant-position',
  'change-profession': 'grant-position',
  'preview-notice': 'send-notice',
} as const;
