/** A Markdown table; numbers' columns are set to the right. */
export const table = (heads: readonly string[], rows: readonly (readonly (string | number)[])[]): string => {
  const line = (cells: readonly (string | number)[]) => `| ${cells.join(' | ')} |`;
  const rules = heads.map((_, at) => (at === 0 ? '---' : '---:'));
  return [line(heads), line(rules), ...rows.map(line)].join('\n');
};
