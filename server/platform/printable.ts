/**
 * Text of a file as a terminal or a spreadsheet may have it. The attack: ids and titles come from whoever wrote the file;
 * control characters move a terminal's cursor and hide lines, bidi marks turn what is read around. Tabs stay.
 */
export const printable = (text: string): string =>
  text.replace(
    // biome-ignore lint/suspicious/noControlCharactersInRegex: those are what is looked for.
    /[\u0000-\u0008\u000A-\u001F\u007F-\u009F\u061C\u200B-\u200F\u2028-\u202E\u2060-\u2069\uFEFF]/g,
    (found) => `\\u${found.charCodeAt(0).toString(16).padStart(4, '0')}`,
  );
