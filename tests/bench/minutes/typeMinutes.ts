import { randomBytes } from 'node:crypto';
import * as Y from 'yjs';
import type { AccountId, MinutesId, PositionId } from '#domain/ids.ts';
import type { MinutesNode } from '#tests/support/minutesNode.ts';
import { oneEdit } from './oneEdit.ts';

const sections = ['agenda', 'discussion', 'conclusion', 'remaining'];
const writers = 8;
/**
 * Eight people type at once until so many edits are stored, each an entry of the log of its own: what waits of one
 * author is merged, so one edit of each goes at a time, and each hears of the others before the next.
 */
export const typeMinutes = async (
  node: MinutesNode,
  document: MinutesId,
  edits: number,
  /** Waited for when only `tail` edits are left to type. */
  before: { readonly tail: number; readonly wait: () => Promise<void> },
): Promise<string> => {
  const live = await node.logs.open(document);
  if (live === null) throw new Error('the document is not there');
  const people = Array.from({ length: writers }, (_, at) => ({
    doc: new Y.Doc(),
    author: { account: newId() as AccountId, position: newId() as PositionId },
    section: sections[at % sections.length]!,
    line: null as Y.XmlText | null,
    typed: 0,
  }));
  for (let done = 0; done < edits; ) {
    const left = edits - done;
    if (left > before.tail && left - writers <= before.tail) await before.wait();
    const turn = people.slice(0, left);
    const updates = turn.map((person) => oneEdit(person));
    await Promise.all(turn.map(({ author }, at) => live.appendUpdate(author, updates[at]!, null, 'bench')));
    for (const { doc } of people) for (const update of updates) Y.applyUpdate(doc, update);
    done += turn.length;
    // The next edit comes with a turn of the event loop, as from a socket.
    await new Promise((resolve) => setImmediate(resolve));
  }
  if (live.state.head !== edits) throw new Error(`${live.state.head} entries for ${edits} edits`);
  const text = sections.map((section) => people[0]!.doc.getXmlFragment(section).toString()).join('\n');
  for (const { doc } of people) doc.destroy();
  return text;
};

const newId = (): string => randomBytes(12).toString('hex');

/** The same text as a joined client has it. */
export const textOf = (doc: Y.Doc): string =>
  sections.map((section) => doc.getXmlFragment(section).toString()).join('\n');
