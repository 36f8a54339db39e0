/** The position that this tab is shown for: named with each request, so that nothing is done in another one unseen. */
export const shownPosition: { current: string | null } = { current: null };
