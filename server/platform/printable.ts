/**
 * Text of a file as a terminal or a spreadsheet may have it. The attack: ids and titles come from whoever wrote the file;
 * control characters move a terminal's cursor and hide lines, marks of direction turn around what is read. Tabs stay.
 */
export const printable = (text: string): string =>
  text.replace(/(?!\t)[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]/gu, (found) =>
    // By code units: inside JSON it is still the same text.
    [...Array(found.length).keys()].map((at) => escaped(found.charCodeAt(at))).join(''),
  );

const escaped = (unit: number): string => `\\u${unit.toString(16).padStart(4, '0')}`;
