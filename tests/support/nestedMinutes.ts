import * as Y from 'yjs';

/** A chain in which each list item is the only child of the one before, as no editor makes it. */
export const nestItems = (doc: Y.Doc, section: string, depth: number, text = ''): void =>
  doc.transact(() => {
    let parent: Y.XmlFragment = doc.getXmlFragment(section);
    for (let at = 0; at < depth; at += 1) {
      const item = new Y.XmlElement('listItem');
      parent.insert(0, [item]);
      parent = item;
    }
    if (text === '') return;
    const paragraph = new Y.XmlElement('paragraph');
    paragraph.insert(0, [new Y.XmlText(text)]);
    parent.insert(0, [paragraph]);
  });

/** Bullets within bullets as the editor makes them: each item a paragraph, then the list below it. */
export const nestBullets = (doc: Y.Doc, section: string, levels: number): void =>
  doc.transact(() => {
    let parent: Y.XmlFragment = doc.getXmlFragment(section);
    for (let level = 1; level <= levels; level += 1) {
      const [list, item] = [new Y.XmlElement('bulletList'), new Y.XmlElement('listItem')];
      const paragraph = new Y.XmlElement('paragraph');
      parent.insert(parent.length, [list]);
      list.insert(0, [item]);
      item.insert(0, [paragraph]);
      paragraph.insert(0, [new Y.XmlText(`${level}`)]);
      parent = item;
    }
  });
