import { Fragment, type Mark, type Node, type Schema, Slice } from '@tiptap/pm/model';
import type { PastedBlock } from './PastedBlock.ts';

/** The pasted lines as nodes of the form: what is no table and no list joins the line that it is pasted into. */
export const pastedSlice = (schema: Schema, blocks: readonly PastedBlock[]): Slice => {
  const node = (name: string, content: readonly Node[]): Node =>
    (schema.nodes[name] as Schema['nodes'][string]).create(null, Fragment.fromArray([...content]));
  const inline = ({ runs }: PastedBlock): Node[] =>
    runs.flatMap(({ text, bold, strike }) => {
      const marks: Mark[] = [
        ...(bold && schema.marks.bold ? [schema.marks.bold.create()] : []),
        ...(strike && schema.marks.strike ? [schema.marks.strike.create()] : []),
      ];
      return text
        .split('\n')
        .flatMap((line, at) => [
          ...(at === 0 ? [] : [node('hardBreak', [])]),
          ...(line === '' ? [] : [schema.text(line, marks)]),
        ]);
    });
  const paragraph = (block: PastedBlock): Node => node('paragraph', inline(block));
  /** Bullets of one level and, within the one before them, those that are deeper. */
  const list = (bullets: readonly PastedBlock[], level: number): Node => {
    const items: Node[] = [];
    for (let at = 0; at < bullets.length; ) {
      const first = bullets[at] as PastedBlock;
      const next = bullets.findIndex((one, place) => place > at && one.level <= level);
      const end = next < 0 ? bullets.length : next;
      const isOwn = first.level <= level;
      const deeper = bullets.slice(isOwn ? at + 1 : at, end);
      items.push(
        node('listItem', [
          isOwn ? paragraph(first) : node('paragraph', []),
          ...(deeper.length > 0 ? [list(deeper, level + 1)] : []),
        ]),
      );
      at = end;
    }
    return node('bulletList', items);
  };
  const nodes: Node[] = [];
  for (let at = 0; at < blocks.length; ) {
    const block = blocks[at] as PastedBlock;
    if (block.level === 0) {
      nodes.push(paragraph(block));
      at += 1;
      continue;
    }
    const next = blocks.findIndex((one, place) => place > at && one.level === 0);
    const end = next < 0 ? blocks.length : next;
    nodes.push(list(blocks.slice(at, end), 1));
    at = end;
  }
  const open = (block: PastedBlock | undefined) => (block === undefined || block.apart ? 0 : 1);
  return new Slice(Fragment.fromArray(nodes), open(blocks[0]), open(blocks.at(-1)));
};
