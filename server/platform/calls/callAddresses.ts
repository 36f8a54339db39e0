/** Where a media node answers signalling. */
export const callAddress = (node: string): string => `media:${node}`;

/** The Redis channel on which media nodes tell realtime nodes what to pass on to participants. */
export const mediaEvents = 'media:events';

/** What a realtime node tells a media node when a line to a browser is gone; no request of any browser. */
export const detachMethod = 'detach';
