import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { ErrorBody } from '#contracts/errors.ts';
import type { PostId } from '#domain/ids.ts';
import { ApiFailure } from '../../api/ApiFailure.ts';
import { KeptHere } from '../../app/KeptHere.tsx';
import { useDraft } from '../../app/useDraft.ts';
import { Button } from '../../ui/Button.tsx';
import { ErrorNotice } from '../../ui/ErrorNotice.tsx';
import { Message } from '../../ui/Message.tsx';
import { RecordForm } from '../../ui/RecordForm.tsx';
import { TextField } from '../../ui/TextField.tsx';
import { AttachFiles } from '../attachments/AttachFiles.tsx';
import { useUploads } from '../attachments/useUploads.ts';
import { outbox } from '../outbox/outbox.ts';
import styles from './Entry.module.css';
import type { PatientRoom } from './PatientRoom.ts';
import { readVitals, type VitalsText } from './readVitals.ts';
import { VitalsFields } from './VitalsFields.tsx';

interface ComposerProps {
  mode: 'post' | 'topic' | 'visit-report' | 'reply';
  draftKey: string;
  thread?: PostId;
  /** 髙橋様のチームへ送る: the name is in the button, so that nobody writes in the wrong room. */
  room: PatientRoom;
  onDone?: () => void;
}

interface Draft {
  title: string;
  text: string;
  vitals: VitalsText;
  /** Of a post that was refused and came back here. */
  refusal?: ErrorBody | null;
}
const empty: Draft = { title: '', text: '', vitals: {} };
const kinds = ['photo', 'video', 'document'] as const;

/** Enter is a new line; the button and Ctrl+Enter send. Text and files stay on the device until they have gone. */
export const Composer = ({ mode, draftKey, thread, room, onDone }: ComposerProps) => {
  const { t } = useTranslation();
  const [draft, setDraft] = useDraft(draftKey, empty);
  const [asked, setAsked] = useState(false);
  const uploads = useUploads(draftKey, kinds);
  const vitals = readVitals(draft.vitals);
  const change = (to: Partial<Draft>) => {
    const next = { ...draft, ...to, refusal: null };
    const blank =
      next.title === '' && next.text === '' && Object.values(next.vitals).every((value) => !value);
    setDraft(blank ? null : next);
  };
  const titleMissing = mode === 'topic' && draft.title.trim() === '';
  const nothing =
    draft.text.trim() === '' && uploads.items.length === 0 && !(mode === 'visit-report' && vitals.values);

  const send = () => {
    setAsked(true);
    if (titleMissing || nothing || vitals.problems || uploads.refused) return;
    const { refusal: _, ...written } = draft;
    outbox.add({
      channel: room.channel,
      room: { calledName: room.calledName, path: room.path },
      draftKey,
      draft: written,
      post: {
        clientId: crypto.randomUUID(),
        kind: mode === 'visit-report' ? 'visit-report' : 'post',
        text: draft.text.trim(),
        ...(draft.title.trim() && { title: draft.title.trim() }),
        ...(thread && { thread }),
        ...(mode === 'visit-report' && vitals.values && { vitals: vitals.values }),
      },
    });
    setAsked(false);
    onDone?.();
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
      <AttachFiles uploads={uploads} labelled />
      {draft.refusal && <ErrorNotice error={new ApiFailure(draft.refusal)} textIsSafe />}
      {asked && uploads.refused && (
        <Message tone="error" live>
          <p>{t('attachments.refusedFirst')}</p>
        </Message>
      )}
      {uploads.busy && <p className={styles.time}>{t('attachments.goTogether')}</p>}
      <KeptHere />
      <div className={styles.actions}>
        <Button type="submit" look="filled" size="large" icon="send">
          {room.sendLabel}
        </Button>
        {onDone && (
          <Button look="text" size="large" onPress={onDone}>
            {t('common.close')}
          </Button>
        )}
      </div>
    </RecordForm>
  );
};
