import { Schema } from '@tiptap/pm/model';

/**
 * The form as an editor may hold it. An item may begin with a list: two people who delete at the same time leave one
 * without its paragraph, and y-tiptap takes away, with all that stands in it, whatever the schema says no to.
 */
export const editorSchema = new Schema({
  nodes: {
    doc: { content: 'block+' },
    paragraph: { group: 'block', content: 'inline*' },
    bulletList: { group: 'block', content: 'listItem+' },
    listItem: { content: 'block+' },
    hardBreak: { group: 'inline', inline: true },
    text: { group: 'inline' },
  },
  marks: { bold: {}, strike: {} },
});
