import type { Node, Slice } from '@tiptap/pm/model';

/** A line's words; what is struck says so, since plain text has no line through a dose that was cancelled. */
const words = (block: Node): string => {
  let text = '';
  let isStruck = false;
  const strike = (now: boolean): void => {
    if (now !== isStruck) text += now ? '〔取消：' : '〕';
    isStruck = now;
  };
  block.forEach((child) => {
    if (child.type.name === 'hardBreak') {
      strike(false);
      text += '\n';
      return;
    }
    strike(child.marks.some(({ type }) => type.name === 'strike'));
    text += child.text ?? '';
  });
  strike(false);
  return text;
};

const linesOf = (parent: Node | Slice['content'], level: number): string[] => {
  const lines: string[] = [];
  parent.forEach((node) => {
    if (node.type.name === 'bulletList') lines.push(...linesOf(node, level + 1));
    else if (node.type.name === 'listItem') {
      const [first = '', ...rest] = linesOf(node, Math.max(level, 1));
      const indent = '　'.repeat(Math.max(level, 1) - 1);
      lines.push(`${indent}・${first.replaceAll('\n', `\n${indent}　`)}`, ...rest);
    } else if (node.isTextblock) lines.push(words(node));
    else if (node.isText) lines.push(node.text ?? '');
  });
  return lines;
};

/** What is copied out, as plain text: a line for each paragraph, 「・」 and indentation for bullets. */
export const copyText = ({ content }: Slice): string => linesOf(content, 0).join('\n');
