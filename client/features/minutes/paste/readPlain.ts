import type { PastedBlock } from './PastedBlock.ts';

/** Plain text, such as LINE's or a table's copied as text: a block for each line, a mark where a tab parted two cells. */
export const readPlain = (text: string): readonly PastedBlock[] =>
  text
    .replace(/\r\n?|[\u2028\u2029\u0085\v\f]/g, '\n')
    .replace(/\n+$/, '')
    .split('\n')
    .map((line) => {
      const indent = /^\t*/.exec(line)?.[0].length ?? 0;
      const hasCells = line.slice(indent).includes('\t');
      const words = hasCells ? line.replace(/\t/g, '／') : '　'.repeat(indent) + line.slice(indent);
      const runs = words === '' ? [] : [{ text: words, bold: false, strike: false }];
      return { level: 0, runs, apart: hasCells };
    });
