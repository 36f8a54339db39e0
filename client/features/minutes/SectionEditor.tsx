import { EditorContent, useEditor, useEditorState } from '@tiptap/react';
import { type ReactNode, useEffect, useId, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Icon, type IconName } from '../../ui/Icon.tsx';
import { composedPlace } from './composedPlace.ts';
import { deleteAcrossBlocks } from './deleteAcrossBlocks.ts';
import { editorExtensions } from './editorExtensions.ts';
import styles from './Minutes.module.css';
import type { OpenDocument } from './openDocument.ts';
import { copyText } from './paste/copyText.ts';
import { takeDropped } from './paste/takeDropped.ts';
import { takePasted } from './paste/takePasted.ts';

interface SectionEditorProps {
  opened: OpenDocument;
  section: string;
  label: string;
  editable: boolean;
  /** The section as it is stored, for its boundary to show. */
  stored: ReactNode;
}

/** One section, written together. No markdown magic; undo takes back one's own typing only. */
const SectionEditor = ({ opened, section, label, editable }: SectionEditorProps) => {
  const { t } = useTranslation();
  const id = useId();
  const [fault, setFault] = useState<{ error: unknown } | null>(null);
  const { heldBack } = opened;
  const editor = useEditor(
    {
      extensions: editorExtensions(opened, section, (error) => setFault({ error })),
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
        handlePaste: (view, event) => takePasted(view, event.clipboardData),
        handleDrop: (view, event, _slice, moved) => !moved && takeDropped(view, event),
        clipboardTextSerializer: copyText,
        handleDOMEvents: {
          compositionstart: (view) => {
            heldBack.begin(() => composedPlace(view.state, opened.doc.getXmlFragment(section)));
            deleteAcrossBlocks(view);
            return false;
          },
          compositionupdate: () => {
            heldBack.goesOn();
            return false;
          },
          compositionend: () => {
            heldBack.end();
            return false;
          },
          blur: () => {
            heldBack.end();
            return false;
          },
        },
      },
    },
    [opened, section, editable],
  );
  // Gone in the middle of a conversion, it will never hear of its end.
  useEffect(() => () => heldBack.release(), [heldBack]);
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
  // To the boundary of this section, which shows the text as it is stored.
  if (fault !== null) throw fault.error;
  return (
    <section className={styles.section}>
      <h3 id={id}>{label}</h3>
      <EditorContent editor={editor} />
      {editable && (
        // [SC7] Shown at the section that one writes in alone. Pressing it leaves the caret where it is, in every browser.
        <div
          role="toolbar"
          aria-label={t('minutes.toolsOf', { label })}
          className={styles.tools}
          onPointerDown={(event) => event.preventDefault()}
          onMouseDown={(event) => event.preventDefault()}
        >
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
    </section>
  );
};

export default SectionEditor;
