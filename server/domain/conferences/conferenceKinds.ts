/** Kinds of conference, each with its form of minutes (DOMAIN.md §4). */
export const conferenceKinds = ['service-meeting', 'discharge-conference', 'regional-care-meeting'] as const;
export type ConferenceKind = (typeof conferenceKinds)[number];
