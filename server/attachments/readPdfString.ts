const escapes: Readonly<Record<string, string>> = { n: '\n', r: '\r', t: '\t', b: '\b', f: '\f' };

/** The characters of a string as it stands in a PDF, `(...)` or `<...>` (ISO 32000-2 §7.3.4). */
export const readPdfString = (written: string): string => {
  const bytes = written.startsWith('<') ? ofHex(written) : ofLiteral(written);
  if (bytes.startsWith('\xfe\xff')) return utf16(bytes.slice(2));
  return bytes.startsWith('\xef\xbb\xbf') ? Buffer.from(bytes.slice(3), 'latin1').toString('utf8') : bytes;
};

const ofHex = (written: string): string => {
  const digits = written.replace(/[^0-9A-Fa-f]/g, '');
  return Buffer.from(digits.length % 2 === 0 ? digits : `${digits}0`, 'hex').toString('latin1');
};

const ofLiteral = (written: string): string =>
  written
    .replace(/^\(|\)$/g, '')
    .replace(/\\(?:([0-7]{1,3})|(\r\n|[\s\S]))/g, (_, octal?: string, char = '') => {
      if (octal !== undefined) return String.fromCharCode(Number.parseInt(octal, 8) & 255);
      // A backslash at the end of a line only breaks the line within the file: the string goes on.
      return /^[\r\n]/.test(char) ? '' : (escapes[char] ?? char);
    });

const utf16 = (bytes: string): string =>
  (bytes.match(/[\s\S]{2}/g) ?? [])
    .map((pair) => String.fromCharCode(pair.charCodeAt(0) * 256 + pair.charCodeAt(1)))
    .join('');
