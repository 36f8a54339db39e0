import { Extension } from '@tiptap/core';
import Bold from '@tiptap/extension-bold';
import Collaboration from '@tiptap/extension-collaboration';
import CollaborationCaret from '@tiptap/extension-collaboration-caret';
import Document from '@tiptap/extension-document';
import { BulletList, ListItem } from '@tiptap/extension-list';
import Paragraph from '@tiptap/extension-paragraph';
import Text from '@tiptap/extension-text';
import { drawCaret } from './drawCaret.ts';
import { keepCaret } from './keepCaret.ts';
import { lineBreak } from './lineBreak.ts';
import type { OpenDocument } from './openDocument.ts';
import { redrawChangedAlone } from './redrawChangedAlone.ts';
import { stopOnFault } from './stopOnFault.ts';
import { struck } from './struck.ts';

/**
 * Two who delete at once can leave an item that begins with a list. Tiptap's own item must begin with a paragraph: an
 * editor would take such an item away, with all that stands in it, in the name of whoever has the page open.
 */
const item = ListItem.extend({ content: 'block+' });

/** The small schema of the minutes: paragraphs, bullets, line breaks, bold and struck text. The server accepts, renders
 * and prints no other. */
export const editorExtensions = (
  opened: OpenDocument,
  section: string,
  onFault: (error: unknown) => void,
) => [
  stopOnFault(onFault),
  Document,
  Paragraph,
  Text,
  lineBreak,
  Bold,
  struck,
  BulletList,
  item,
  Collaboration.configure({ document: opened.doc, field: section }),
  Extension.create({
    name: 'whatOthersChange',
    addProseMirrorPlugins: () => [redrawChangedAlone(), keepCaret()],
  }),
  // The server writes who we are into awareness, whatever we say here.
  CollaborationCaret.configure({
    provider: opened.provider,
    user: {},
    render: drawCaret,
    selectionRender: () => ({ nodeName: 'span', class: 'engawa-selection' }),
  }),
];
