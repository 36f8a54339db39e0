/** What is done on the strength of an act, one name for each use case (AU12): the act on the right is what the relation must give. */
export const channelDeeds = {
  'read-topics': 'read',
  'read-thread': 'read',
  'read-vitals': 'read',
  'read-pictures': 'read',
  'read-receipts': 'read',
  'mark-read': 'read',
  'read-post': 'read',
  'list-pins': 'read',
  'read-withdrawn': 'read',
  'set-topic-state': 'write',
  correct: 'write',
  'withdraw-post': 'write',
  react: 'write',
  'pin-post': 'write',
} as const;
