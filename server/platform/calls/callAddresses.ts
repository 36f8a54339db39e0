/** The address at which a media node answers signalling. */
export const callAddress = (node: string): string => `media:${node}`;

/** The Redis channel on which media nodes tell realtime nodes what to pass on to participants. */
export const mediaEvents = 'media:events';

/** Sent by a realtime node to a media node when the line to a browser is gone; no browser can ask for it. */
export const detachMethod = 'detach';
