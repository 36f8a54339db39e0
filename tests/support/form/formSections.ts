/** The sections that the form of these properties has. */
export const formSections = ['agenda', 'discussion'];
