/** What is done on the strength of an act, one name for each use case (AU12): the act on the right is what the relation must give. */
export const channelDeeds = {
  'read-topics': 'read',
  'read-thread': 'read',
  'read-vitals': 'read',
  'read-pictures': 'read',
  'read-receipts': 'read',
  'mark-read': 'read',
  'set-topic-state': 'write',
} as const;
