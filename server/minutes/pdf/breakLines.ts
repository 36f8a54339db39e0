/** One of the pieces that are set one after the other: a character as it is read, with its width in points. */
export interface Unit<Style> {
  readonly text: string;
  readonly width: number;
  readonly style: Style;
}
export interface Piece<Style> {
  readonly text: string;
  readonly style: Style;
}

/** Tab stops, so that the lines that a pasted table became stand in columns; narrower than any cell of a form. */
const STOP = 36;

/**
 * Sets text into lines of a width by Japanese rules: between any two characters, but no closing mark or small kana first
 * and no opening mark last; words and numbers stay whole. What has no place to break (an address, a row of ━) breaks at
 * the edge. Each unit is looked at twice at most: work in proportion to the text.
 */
export const breakLines = <Style>(
  units: readonly Unit<Style>[],
  width: number,
  space: number,
): Piece<Style>[][] => {
  const lines: Piece<Style>[][] = [];
  let line: Unit<Style>[] = [];
  let filled = 0;
  /** The last place in the line where it may be broken; 0: none yet. */
  let place = 0;
  const end = (count: number): void => {
    lines.push(piecesOf(line.slice(0, count)));
    line = line.slice(count);
    filled = line.reduce((sum, each) => sum + each.width, 0);
    place = 0;
    for (let at = 1; at < line.length; at += 1) if (mayBreak(line[at - 1]!.text, line[at]!.text)) place = at;
  };
  for (const written of units) {
    if (written.text === '\n') {
      end(line.length);
      continue;
    }
    let unit = written.text === '\t' ? tab(written, filled, space) : written;
    while (line.length > 0 && filled + unit.width > width && !isSpace(unit.text)) {
      const last = line.at(-1)!.text;
      end(mayBreak(last, unit.text) || place === 0 ? line.length : place);
      if (written.text === '\t') unit = tab(written, filled, space);
    }
    if (line.length > 0 && mayBreak(line.at(-1)!.text, unit.text)) place = line.length;
    line.push(unit);
    filled += unit.width;
  }
  end(line.length);
  return lines;
};

const tab = <Style>(unit: Unit<Style>, filled: number, space: number): Unit<Style> => {
  const count = Math.max(1, Math.round(((Math.floor((filled + space) / STOP) + 1) * STOP - filled) / space));
  return { ...unit, text: ' '.repeat(count), width: count * space };
};

const isSpace = (text: string): boolean => /^\s+$/u.test(text);
const inWord = /^[!-~\u00A1-\u024F\u0370-\u03FF\u0400-\u04FF]/u;
const notFirst =
  /^[、。，．・：；？！ー゛゜ゝゞヽヾ々〻ぁぃぅぇぉっゃゅょゎゕゖァィゥェォッャュョヮヵヶㇰ-ㇿ」』）】〉》〕］｝!),.:;?\]}’”»｣､｡･ｧ-ｰﾞﾟ…‥％%℃°′″〜～]/u;
const notLast = /[「『（【〈《〔［｛([{‘“«｢￥¥＄№]$/u;

const mayBreak = (before: string, after: string): boolean => {
  if (isSpace(after)) return false;
  if (isSpace(before)) return true;
  return !(inWord.test(before) && inWord.test(after)) && !notFirst.test(after) && !notLast.test(before);
};

/** Neighbours of one style in one piece; spaces at the end of a line draw nothing. */
const piecesOf = <Style>(line: readonly Unit<Style>[]): Piece<Style>[] => {
  const pieces: { text: string; style: Style }[] = [];
  for (const { text, style } of line) {
    const last = pieces.at(-1);
    if (last?.style === style) last.text += text;
    else pieces.push({ text, style });
  }
  const last = pieces.at(-1);
  if (last !== undefined) last.text = last.text.trimEnd();
  return pieces;
};
