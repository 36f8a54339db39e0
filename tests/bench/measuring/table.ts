/** A Markdown table; all columns but those of words (the first by default) are set to the right. */
export const table = (
  heads: readonly string[],
  rows: readonly (readonly (string | number)[])[],
  words: readonly number[] = [0],
): string => {
  const line = (cells: readonly (string | number)[]) => `| ${cells.join(' | ')} |`;
  const rules = heads.map((_, at) => (words.includes(at) ? '---' : '---:'));
  return [line(heads), line(rules), ...rows.map(line)].join('\n');
};
