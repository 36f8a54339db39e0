import * as Y from 'yjs';

/** What an IME gives at once, and how often something is taken back. */
const pieces = [
  '退院後の',
  '住まい',
  'について',
  '、',
  '手すりを',
  '玄関と',
  '浴室に',
  'つける。',
  '週に',
  '二回',
];
const EVERY_BACKSPACE = 12;
const PARAGRAPH = 120;

export interface Typist {
  readonly doc: Y.Doc;
  readonly section: string;
  line: Y.XmlText | null;
  typed: number;
}

/** What this person types next, as the update that their browser sends. */
export const oneEdit = (person: Typist): Uint8Array => {
  const { doc, section } = person;
  person.typed += 1;
  let update = new Uint8Array();
  const keep = (made: Uint8Array) => {
    update = new Uint8Array(made);
  };
  doc.on('update', keep);
  doc.transact(() => {
    const { line } = person;
    if (line === null || line.length > PARAGRAPH) person.line = newLine(doc, section, person.typed);
    else if (person.typed % EVERY_BACKSPACE === 0) line.delete(line.length - 1, 1);
    else line.insert(line.length, piece(person.typed));
  });
  doc.off('update', keep);
  return update;
};

const newLine = (doc: Y.Doc, section: string, typed: number): Y.XmlText => {
  const fragment = doc.getXmlFragment(section);
  const paragraph = new Y.XmlElement('paragraph');
  const line = new Y.XmlText();
  line.insert(0, piece(typed));
  paragraph.insert(0, [line]);
  fragment.insert(fragment.length, [paragraph]);
  return line;
};

const piece = (typed: number): string => pieces[typed % pieces.length]!;
