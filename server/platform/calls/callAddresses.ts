/** Where a media node answers signalling. */
export const callAddress = (node: string): string => `media:${node}`;

/** The Redis channel on which media nodes tell realtime nodes what to pass on to participants. */
export const mediaEvents = 'media:events';
