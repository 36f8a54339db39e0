import { EditorContent, useEditor, useEditorState } from '@tiptap/react';
import { useId } from 'react';
import { useTranslation } from 'react-i18next';
import { Icon, type IconName } from '../../ui/Icon.tsx';
import { deleteAcrossBlocks } from './deleteAcrossBlocks.ts';
import { editorExtensions } from './editorExtensions.ts';
import styles from './Minutes.module.css';
import type { OpenDocument } from './openDocument.ts';

interface SectionEditorProps {
  opened: OpenDocument;
  section: string;
  label: string;
  editable: boolean;
}

/** One section, written together. No markdown magic; undo takes back one's own typing only. */
const SectionEditor = ({ opened, section, label, editable }: SectionEditorProps) => {
  const { t } = useTranslation();
  const id = useId();
  const editor = useEditor(
    {
      extensions: editorExtensions(opened, section),
      editable,
      injectCSS: false,
      enableInputRules: false,
      enablePasteRules: false,
      editorProps: {
        attributes: {
          role: 'textbox',
          'aria-multiline': 'true',
          'aria-labelledby': id,
          class: styles.editor ?? '',
          ...(!editable && { 'aria-readonly': 'true' }),
        },
        handleDOMEvents: {
          compositionstart: (view) => {
            deleteAcrossBlocks(view);
            return false;
          },
        },
      },
    },
    [opened, section, editable],
  );
  const active = useEditorState({
    editor,
    selector: ({ editor: current }) => ({
      bold: current?.isActive('bold') ?? false,
      bulletList: current?.isActive('bulletList') ?? false,
    }),
  });
  const tools: readonly {
    key: 'bold' | 'bullets' | 'undo' | 'redo';
    icon: IconName;
    run: () => void;
    on?: boolean;
  }[] = [
    {
      key: 'bold',
      icon: 'pen',
      run: () => editor?.chain().focus().toggleBold().run(),
      on: active?.bold ?? false,
    },
    {
      key: 'bullets',
      icon: 'list',
      run: () => editor?.chain().focus().toggleBulletList().run(),
      on: active?.bulletList ?? false,
    },
    { key: 'undo', icon: 'undo', run: () => editor?.chain().focus().undo().run() },
    { key: 'redo', icon: 'redo', run: () => editor?.chain().focus().redo().run() },
  ];
  return (
    <section className={styles.section}>
      <h3 id={id}>{label}</h3>
      {editable && (
        <div role="toolbar" aria-label={t('minutes.toolsOf', { label })} className={styles.tools}>
          {tools.map((tool) => (
            <button
              key={tool.key}
              type="button"
              className={styles.tool}
              aria-pressed={tool.on}
              onClick={tool.run}
            >
              <Icon name={tool.icon} /> {t(`minutes.tools.${tool.key}`)}
            </button>
          ))}
        </div>
      )}
      <EditorContent editor={editor} />
    </section>
  );
};

export default SectionEditor;
