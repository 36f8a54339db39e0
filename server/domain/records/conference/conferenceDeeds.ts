/** What is done on the strength of an act, one name for each use case (AU12): the act on the right is what the relation must give. */
export const conferenceDeeds = {
  'start-conference': 'hold',
  'end-conference': 'hold',
  'cancel-conference': 'hold',
  'enter-attendee': 'hold',
  'strike-attendee': 'hold',
  circulate: 'hold',
  'preview-circulation': 'hold',
} as const;
