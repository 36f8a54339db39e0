/**
 * Where a PDF ends: after the last place that a reader begins at. What stands behind it is no part of the document (an
 * archive, a page of script); its whole length where no such place is found, or where a later one is only begun.
 */
export const endOfPdf = (bytes: Uint8Array): number => {
  // A character for each byte; which one matters for ASCII alone.
  const text = new TextDecoder('latin1').decode(bytes);
  const begun = text.lastIndexOf('startxref');
  if (begun === -1) return bytes.length;
  const last = /^startxref[\0\t\n\f\r ]+\d+[\0\t\n\f\r ]+%%EOF(?:\r\n|\n|\r)?/.exec(
    text.slice(begun, begun + 200),
  );
  return last === null ? bytes.length : begun + last[0].length;
};
