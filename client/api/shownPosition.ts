/** The position for which this tab is shown. Each request names it, so that nothing is done in another position unseen. */
export const shownPosition: { current: string | null } = { current: null };
