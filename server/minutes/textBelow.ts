import * as Y from 'yjs';

/**
 * All characters in and below a node that fits no form, in order, each type on a line of its own; "" where there are
 * none.
 */
export const textBelow = (node: unknown): string => {
  let text = '';
  const ahead: unknown[] = [node];
  while (ahead.length > 0) {
    const next = ahead.pop();
    if (next instanceof Y.AbstractType) {
      if (text !== '' && !text.endsWith('\n')) text += '\n';
      const below: unknown[] = [];
      for (const [key, item] of next._map) {
        if (!item.deleted) below.push(`${key}: `, ...item.content.getContent());
      }
      for (let item = next._start; item !== null; item = item.right) {
        if (item.deleted || !item.countable) continue;
        const { content } = item;
        if (content instanceof Y.ContentString) below.push(content.str);
        else for (const value of content.getContent()) below.push(value);
      }
      for (const each of below.reverse()) ahead.push(each);
    } else if (typeof next === 'string') text += next;
    else if (typeof next === 'number' || typeof next === 'boolean') text += String(next);
    else if (next instanceof Uint8Array || next instanceof Y.Doc) text += '…';
    else if (typeof next === 'object' && next !== null) text += JSON.stringify(next);
  }
  return text;
};
