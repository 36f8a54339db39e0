import { type ReactNode, useLayoutEffect, useRef } from 'react';
import { Label } from 'react-aria-components/Label';
import { TextArea } from 'react-aria-components/TextArea';
import { TextField } from 'react-aria-components/TextField';
import { useTranslation } from 'react-i18next';
import { uploadTypes } from '#contracts/http/attachmentRoutes.ts';
import { Button } from '../../ui/Button.tsx';
import { classNames } from '../../ui/classNames.ts';
import { FileInput } from '../../ui/FileInput.tsx';
import { RecordForm } from '../../ui/RecordForm.tsx';
import { FileLimits } from '../attachments/FileLimits.tsx';
import { LeftOutFiles } from '../attachments/LeftOutFiles.tsx';
import { UploadList } from '../attachments/UploadList.tsx';
import styles from './Composer.module.css';
import { ComposerTroubles } from './ComposerTroubles.tsx';
import { MentionList } from './MentionList.tsx';
import { callIn, mentionQuery } from './mentionsIn.ts';
import { type ComposingOptions, useComposing } from './useComposing.ts';
import { WritesAs } from './WritesAs.tsx';
import written from './Written.module.css';

interface ComposerProps extends Omit<ComposingOptions, 'mode'> {
  mode: 'post' | 'reply';
  /** Other ways to write here, beside 写真. */
  ways?: ReactNode;
}

/**
 * [SC2] Always there, below what is read: one line that grows with what is typed. Enter is a new line; the button and
 * Ctrl+Enter send. The button comes with the first letter, and names the patient: nobody writes in the wrong room.
 */
export const Composer = ({ ways, ...options }: ComposerProps) => {
  const { t } = useTranslation();
  const { mode, room } = options;
  const composing = useComposing(options);
  const { draft, change, uploads, nothing, send } = composing;
  const field = useRef<HTMLTextAreaElement>(null);
  const { text } = draft;
  const caret = field.current?.selectionStart ?? text.length;
  const query = mentionQuery(text, caret);
  // Measured anew with whatever it holds.
  useLayoutEffect(() => {
    const area = field.current;
    if (area === null) return;
    area.style.height = 'auto';
    area.style.height = `${area.scrollHeight + 2}px`;
  });
  return (
    <RecordForm className={styles.composer} label={t(`channel.compose.${mode}`)} onSend={send}>
      <div className={styles.ways}>
        {(['photo', 'document'] as const).map((kind) => (
          <FileInput
            key={kind}
            className={classNames(styles.way)}
            label={t(`attachments.add.${kind}`)}
            shown={t(`channel.ways.${kind}`)}
            describedBy={`limits-${mode}`}
            icon={kind === 'photo' ? 'photo' : 'file'}
            accept={uploadTypes[kind].join(',')}
            multiple
            onFiles={uploads.add}
          />
        ))}
        {ways}
      </div>
      <FileLimits uploads={uploads} id={`limits-${mode}`} unseen={uploads.items.length === 0} />
      <LeftOutFiles left={uploads.left} />
      <UploadList items={uploads.items} onRemove={uploads.remove} onRetry={uploads.retry} />
      {draft.quoting && (
        <div className={written.quoting}>
          <span>{t('written.quoting', { name: draft.quoting.name })}</span>
          <Button look="text" size="small" icon="close" onPress={() => change({ quoting: null })}>
            {t('written.stopQuoting')}
          </Button>
        </div>
      )}
      <TextField
        className={classNames(styles.field, text !== '' && styles.filled)}
        value={text}
        onChange={(next) => change({ text: next })}
        maxLength={10_000}
      >
        <Label className={classNames(styles.label)}>{t(`channel.textLabel.${mode}`)}</Label>
        <TextArea id={`write-${mode}`} ref={field} rows={1} className={classNames(styles.text)} />
      </TextField>
      {query !== null && (
        <MentionList
          room={room}
          typed={query.typed}
          onChosen={(called) => {
            change({
              text: callIn(text, query.at, caret, called.name),
              called: [...(draft.called ?? []), called],
            });
            field.current?.focus();
          }}
        />
      )}
      <ComposerTroubles composing={composing} />
      {!nothing && (
        <div className={styles.send}>
          <WritesAs />
          <Button type="submit" look="filled" icon="send">
            {room.sendLabel}
          </Button>
        </div>
      )}
    </RecordForm>
  );
};
