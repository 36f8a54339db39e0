/** What is done to the directory and its rights, each named in the trail by itself: what was done, to what. */
export const commandActs = [
  'leave-account',
  'return-account',
  'change-name',
  'vouch-profession',
  'end-position',
  'change-profession',
  'end-capacity',
  'apply-position',
  'grant-application',
  'refuse-application',
  'end-membership',
  'start-team',
  'make-officer',
  'ask-officer',
  'confirm-officer',
  'object-officer',
  'make-operator',
  'renew-operator',
  'end-operator',
] as const;
export type CommandAct = (typeof commandActs)[number];

/** What a command is about, where that is no kind of record of the gate's. */
export const commandObjects = ['account', 'position', 'capacity', 'application', 'membership', 'recovery'] as const;
export type CommandObject = (typeof commandObjects)[number];
