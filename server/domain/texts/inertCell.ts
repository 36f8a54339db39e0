/**
 * Text of a cell of a table. The attack: a cell that begins like a formula is run by the spreadsheet that opens it, and can send
 * the sheet away; an apostrophe before it makes it text (OWASP, CSV injection).
 */
export const inertCell = (text: string): string =>
  /^[=+\-@\t\r\n|%＝＋－＠]/.test(text) ? `'${text}` : text;
