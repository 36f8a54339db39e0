const LENGTH_BYTES = 4;
/** Nearly everything that is kept fits into this: drafts, posts and blanks cannot be told apart by their size. */
export const LEAST = 4_096;

const sizeFor = (bytes: number): number => {
  let size = LEAST;
  while (size < bytes) size *= 2;
  return size;
};

/** Length, content, zeros: padded to a power of two, so that a sealed value tells little about what it holds. */
export const pad = (content: Uint8Array): Uint8Array<ArrayBuffer> => {
  const padded = new Uint8Array(sizeFor(content.byteLength + LENGTH_BYTES));
  new DataView(padded.buffer).setUint32(0, content.byteLength);
  padded.set(content, LENGTH_BYTES);
  return padded;
};

/** The content of what `pad` made; null for anything else. */
export const unpad = (padded: Uint8Array): Uint8Array<ArrayBuffer> | null => {
  if (padded.byteLength < LENGTH_BYTES) return null;
  const length = new DataView(padded.buffer, padded.byteOffset).getUint32(0);
  if (length > padded.byteLength - LENGTH_BYTES) return null;
  return new Uint8Array(padded.subarray(LENGTH_BYTES, LENGTH_BYTES + length));
};
