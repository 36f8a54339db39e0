/** What a TrueType font can draw and how wide, read from its tables: `cmap` (formats 12 and 14), `hhea`, `hmtx`, `head`. */
export interface Font {
  draws(codePoint: number): boolean;
  /** Whether the font knows the form that a variation selector asks for after this letter. */
  varies(codePoint: number, selector: number): boolean;
  /** In ems. */
  widthOf(codePoint: number): number;
}

export const readFont = (font: Buffer): Font => {
  const table = tablesOf(font);
  const glyphs = new Map<number, number>();
  const varied = new Map<number, Set<number>>();
  for (const at of subtables(font, table('cmap'))) {
    const format = font.readUInt16BE(at);
    if (format === 12) readGlyphs(font, at, glyphs);
    if (format === 14) readVariations(font, at, varied);
  }
  const perEm = font.readUInt16BE(table('head') + 18);
  const metrics = font.readUInt16BE(table('hhea') + 34);
  const hmtx = table('hmtx');
  return {
    draws: (codePoint) => glyphs.has(codePoint),
    varies: (codePoint, selector) => varied.get(selector)?.has(codePoint) ?? false,
    widthOf: (codePoint) => {
      const glyph = Math.min(glyphs.get(codePoint) ?? 0, metrics - 1);
      return font.readUInt16BE(hmtx + glyph * 4) / perEm;
    },
  };
};

const tablesOf = (font: Buffer): ((name: string) => number) => {
  const places = new Map<string, number>();
  for (let table = 0; table < font.readUInt16BE(4); table += 1) {
    const entry = 12 + table * 16;
    places.set(font.toString('latin1', entry, entry + 4), font.readUInt32BE(entry + 8));
  }
  return (name) => {
    const at = places.get(name);
    if (at === undefined) throw new Error(`the font has no table ${name}`);
    return at;
  };
};

const subtables = (font: Buffer, cmap: number): number[] =>
  Array.from(
    { length: font.readUInt16BE(cmap + 2) },
    (_, each) => cmap + font.readUInt32BE(cmap + 4 + each * 8 + 4),
  );

const readGlyphs = (font: Buffer, at: number, glyphs: Map<number, number>): void => {
  for (let index = 0; index < font.readUInt32BE(at + 12); index += 1) {
    const group = at + 16 + index * 12;
    const [from, to, glyph] = [0, 4, 8].map((offset) => font.readUInt32BE(group + offset)) as [
      number,
      number,
      number,
    ];
    for (let codePoint = from; codePoint <= to; codePoint += 1)
      glyphs.set(codePoint, glyph + codePoint - from);
  }
};

/** Both kinds count: the letter's usual form may be the one that a selector asks for. */
const readVariations = (font: Buffer, at: number, varied: Map<number, Set<number>>): void => {
  for (let index = 0; index < font.readUInt32BE(at + 6); index += 1) {
    const record = at + 10 + index * 11;
    const letters = new Set<number>();
    varied.set(font.readUIntBE(record, 3), letters);
    const [usual, own] = [font.readUInt32BE(record + 3), font.readUInt32BE(record + 7)];
    if (usual !== 0)
      for (let each = 0; each < font.readUInt32BE(at + usual); each += 1) {
        const range = at + usual + 4 + each * 4;
        const from = font.readUIntBE(range, 3);
        for (let more = 0; more <= font.readUInt8(range + 3); more += 1) letters.add(from + more);
      }
    if (own !== 0)
      for (let each = 0; each < font.readUInt32BE(at + own); each += 1)
        letters.add(font.readUIntBE(at + own + 4 + each * 5, 3));
  }
};
