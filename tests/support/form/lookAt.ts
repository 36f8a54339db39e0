import * as Y from 'yjs';
import { formSections } from './formSections.ts';
import { nameOf } from './nameOf.ts';

/** Written out again, and apart from the rule's own table: what an editor can show without throwing anything away. */
const holdsOf: Record<string, RegExp> = {
  section: /^(paragraph|bulletList)$/,
  bulletList: /^listItem$/,
  listItem: /^(paragraph|bulletList)$/,
  paragraph: /^(hardBreak|#text)$/,
  hardBreak: /^$/,
};

/** What of this document is none of the form's; and every character and node that is there, by its id. */
export const lookAt = (doc: Y.Doc) => {
  const wrong: string[] = [];
  const alive: string[] = [];
  const visit = (type: Pick<Y.XmlText, '_map' | '_start'>, name: string): void => {
    for (const [key, item] of type._map) if (!item.deleted) wrong.push(`${name} has the key ${key}`);
    for (let item = type._start; item !== null; item = item.right) {
      if (item.deleted) continue;
      const { content } = item;
      // Yjs takes away marks that mark nothing, each document for itself.
      for (let at = 0; at < item.length && !(content instanceof Y.ContentFormat); at += 1)
        alive.push(`${item.id.client}:${item.id.clock + at}`);
      if (name === '#text') {
        const isMark =
          content instanceof Y.ContentFormat &&
          ['bold', 'strike'].includes(content.key) &&
          ['null', '{}'].includes(JSON.stringify(content.value));
        if (!(content instanceof Y.ContentString || isMark))
          wrong.push(`${content.constructor.name} in text`);
      } else {
        const child = content instanceof Y.ContentType ? nameOf(content.type) : content.constructor.name;
        if (!holdsOf[name]?.test(child)) wrong.push(`${child} in ${name}`);
        if (content instanceof Y.ContentType) visit(content.type, child);
      }
    }
  };
  for (const [key, type] of doc.share)
    if (formSections.includes(key)) visit(type, 'section');
    else if (type._start !== null || type._map.size > 0) wrong.push(`a root ${key}`);
  return { wrong, alive: alive.sort() };
};
