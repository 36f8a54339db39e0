/** A file larger than this is no agreement: all of Japan in pairs fits in a part of it. */
export const largestFile = 16 * 1024 * 1024;
