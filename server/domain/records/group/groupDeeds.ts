/** What is done on the strength of an act (AU12): a group is opened by the office of the municipality that it belongs to. */
export const groupDeeds = { 'open-group': 'manage' } as const;
