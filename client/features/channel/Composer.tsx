import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { uploadTypes } from '#contracts/http/attachmentRoutes.ts';
import type { NewPost } from '#contracts/http/channelRoutes.ts';
import type { PostId } from '#domain/ids.ts';
import { useDraft } from '../../app/useDraft.ts';
import { Button } from '../../ui/Button.tsx';
import { FileInput } from '../../ui/FileInput.tsx';
import { RecordForm } from '../../ui/RecordForm.tsx';
import { TextField } from '../../ui/TextField.tsx';
import { UploadList } from '../attachments/UploadList.tsx';
import { useUploads } from '../attachments/useUploads.ts';
import styles from './Entry.module.css';
import { readVitals, type VitalsText } from './readVitals.ts';
import { VitalsFields } from './VitalsFields.tsx';

interface ComposerProps {
  mode: 'post' | 'topic' | 'visit-report' | 'reply';
  draftKey: string;
  thread?: PostId;
  /** 髙橋様のチームへ送る: the name is in the button, so that nobody writes in the wrong room. */
  sendLabel: string;
  onSend: (post: NewPost) => void;
  onCancel?: () => void;
}

interface Draft {
  title: string;
  text: string;
  vitals: VitalsText;
}
const empty: Draft = { title: '', text: '', vitals: {} };

/** Enter is a new line; the button and Ctrl+Enter send. The text lives in this tab's memory until it is sent. */
export const Composer = ({ mode, draftKey, thread, sendLabel, onSend, onCancel }: ComposerProps) => {
  const { t } = useTranslation();
  const [draft, setDraft] = useDraft(draftKey, empty);
  const [asked, setAsked] = useState(false);
  const photos = useUploads('photo');
  const documents = useUploads('document');
  const vitals = readVitals(draft.vitals);
  const change = (to: Partial<Draft>) => {
    const next = { ...draft, ...to };
    const blank =
      next.title === '' && next.text === '' && Object.values(next.vitals).every((value) => !value);
    setDraft(blank ? null : next);
  };
  const attachments = [...photos.sent, ...documents.sent].map((file) => file.id);
  const titleMissing = mode === 'topic' && draft.title.trim() === '';
  const nothing =
    draft.text.trim() === '' && attachments.length === 0 && !(mode === 'visit-report' && vitals.values);
  const busy = photos.busy || documents.busy;

  const send = () => {
    setAsked(true);
    if (titleMissing || nothing || vitals.problems || busy) return;
    onSend({
      clientId: crypto.randomUUID(),
      kind: mode === 'visit-report' ? 'visit-report' : 'post',
      text: draft.text.trim(),
      ...(draft.title.trim() && { title: draft.title.trim() }),
      ...(thread && { thread }),
      ...(mode === 'visit-report' && vitals.values && { vitals: vitals.values }),
      ...(attachments.length > 0 && { attachments }),
    });
    setDraft(null);
    setAsked(false);
    photos.clear();
    documents.clear();
    onCancel?.();
  };

  return (
    <RecordForm className={styles.form} label={t(`channel.compose.${mode}`)} onSend={send}>
      {mode === 'topic' && (
        <TextField
          label={t('channel.topicTitle')}
          value={draft.title}
          onChange={(title) => change({ title })}
          maxLength={100}
          isRequired
          error={asked && titleMissing ? t('channel.titleMissing') : null}
        />
      )}
      {mode === 'visit-report' && (
        <VitalsFields
          values={draft.vitals}
          problems={(asked && vitals.problems) || {}}
          onChange={(sign, value) => change({ vitals: { ...draft.vitals, [sign]: value } })}
        />
      )}
      <TextField
        label={t(`channel.textLabel.${mode}`)}
        help={t('channel.textHelp')}
        value={draft.text}
        onChange={(text) => change({ text })}
        rows={mode === 'visit-report' ? 6 : 4}
        maxLength={10_000}
        error={asked && nothing ? t('channel.textMissing') : null}
      />
      <div className={styles.actions}>
        <FileInput
          label={t('channel.addPhoto')}
          icon="photo"
          accept={uploadTypes.photo.join(',')}
          multiple
          onFiles={photos.add}
        />
        <FileInput
          label={t('channel.addDocument')}
          icon="file"
          accept={uploadTypes.document.join(',')}
          multiple
          onFiles={documents.add}
        />
      </div>
      <UploadList items={photos.items} onRemove={photos.remove} />
      <UploadList items={documents.items} onRemove={documents.remove} />
      <div className={styles.actions}>
        <Button type="submit" look="filled" size="large" icon="send" isDisabled={busy}>
          {busy ? t('channel.uploading') : sendLabel}
        </Button>
        {onCancel && (
          <Button look="text" size="large" onPress={onCancel}>
            {t('common.close')}
          </Button>
        )}
      </div>
    </RecordForm>
  );
};
