/** What is done on the strength of an act, one name for each use case (AU12): the act on the right is what the relation must give. */
export const noticeDeeds = {
  'open-notice': 'read',
  'remind-notice': 'follow',
} as const;
