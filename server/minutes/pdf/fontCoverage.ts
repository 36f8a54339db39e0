/** Which code points a TrueType font can draw, read from its `cmap` table (formats 4 and 12). */
export const fontCoverage = (font: Buffer): ((codePoint: number) => boolean) => {
  const ranges = [...subtables(font)].flatMap((at) => {
    const format = font.readUInt16BE(at);
    return format === 12 ? groups(font, at) : format === 4 ? segments(font, at) : [];
  });
  return (codePoint) => ranges.some(([from, to]) => from <= codePoint && codePoint <= to);
};

type Span = readonly [from: number, to: number];

function* subtables(font: Buffer): Generator<number> {
  const tables = font.readUInt16BE(4);
  for (let table = 0; table < tables; table += 1) {
    const entry = 12 + table * 16;
    if (font.toString('latin1', entry, entry + 4) !== 'cmap') continue;
    const cmap = font.readUInt32BE(entry + 8);
    const count = font.readUInt16BE(cmap + 2);
    for (let each = 0; each < count; each += 1) yield cmap + font.readUInt32BE(cmap + 4 + each * 8 + 4);
  }
}

const groups = (font: Buffer, at: number): Span[] =>
  Array.from({ length: font.readUInt32BE(at + 12) }, (_, index): Span => {
    const group = at + 16 + index * 12;
    return [font.readUInt32BE(group), font.readUInt32BE(group + 4)];
  });

/** 0xffff ends the list and is no character. */
const segments = (font: Buffer, at: number): Span[] => {
  const bytes = font.readUInt16BE(at + 6);
  return Array.from({ length: bytes / 2 }, (_, index): Span => {
    const end = font.readUInt16BE(at + 14 + index * 2);
    return [font.readUInt16BE(at + 16 + bytes + index * 2), end];
  }).filter(([, end]) => end !== 0xffff);
};
