/**
 * A text from a file in a form that a terminal or a spreadsheet may have. Ids and titles come from whoever wrote the
 * file: control characters could move a terminal's cursor and hide lines, and marks of direction turn around what is
 * read. Tabs stay.
 */
export const printable = (text: string): string =>
  text.replace(/(?!\t)[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]/gu, (found) =>
    // By code units, so that within JSON it is still the same text.
    [...Array(found.length).keys()].map((at) => escaped(found.charCodeAt(at))).join(''),
  );

const escaped = (unit: number): string => `\\u${unit.toString(16).padStart(4, '0')}`;
