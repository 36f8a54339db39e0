import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { ShownPost } from '#contracts/http/channelRoutes.ts';
import { vitalSigns } from '#domain/channels/vitals.ts';
import { KeptHere } from '../../app/KeptHere.tsx';
import { useDraft } from '../../app/useDraft.ts';
import { Button } from '../../ui/Button.tsx';
import { RecordForm } from '../../ui/RecordForm.tsx';
import { TextField } from '../../ui/TextField.tsx';
import { changeDraftKey, outbox } from '../outbox/outbox.ts';
import { correctionOf } from './correctionOf.ts';
import type { PatientRoom } from './PatientRoom.ts';
import { readVitals, type VitalsText } from './readVitals.ts';
import { TopicTitleField } from './TopicTitleField.tsx';
import { VitalsFields } from './VitalsFields.tsx';
import styles from './Written.module.css';

interface Draft {
  title: string;
  text: string;
  vitals: VitalsText;
}

/** What stands, as it would be typed. */
const typed = ({ body, vitals }: ShownPost): Draft => ({
  title: 'withheld' in body ? '' : (body.title ?? ''),
  text: 'withheld' in body ? '' : body.text,
  vitals:
    vitals === null || 'withheld' in vitals
      ? {}
      : Object.fromEntries(
          vitalSigns.flatMap((sign) => (vitals[sign] === undefined ? [] : [[sign, `${vitals[sign]}`]])),
        ),
});

/** 訂正: what was written, to be put right; it goes as everything that is written, with a line or once there is one. */
export const CorrectForm = ({
  entry,
  room,
  onClose,
}: {
  entry: ShownPost;
  room: PatientRoom;
  onClose: () => void;
}) => {
  const { t } = useTranslation();
  const before = typed(entry);
  const [draft, setDraft] = useDraft(changeDraftKey(room.channel, entry.id), before);
  const [asked, setAsked] = useState(false);
  const vitals = readVitals(draft.vitals);
  const isReport = entry.kind === 'visit-report';
  const hasTitle = before.title !== '';
  const titleMissing = hasTitle && draft.title.trim() === '';
  const nothing = draft.text.trim() === '' && !vitals.values && entry.attachments.length === 0;
  const wanted = correctionOf(before, draft, vitals.values);
  const change = (to: Partial<Draft>) => setDraft({ ...draft, ...to });
  const send = () => {
    setAsked(true);
    if (titleMissing || nothing || vitals.problems || wanted === null) return;
    outbox.say({
      channel: room.channel,
      room: { calledName: room.calledName, path: room.path },
      change: { kind: 'correction', post: entry.id, wanted },
    });
    setDraft(null);
    onClose();
  };
  return (
    <RecordForm className={styles.menu} label={t('written.correctTitle')} onSend={send}>
      <p>{t('written.correctHelp')}</p>
      {hasTitle && (
        <TopicTitleField
          title={draft.title}
          isMissing={asked && titleMissing}
          onChange={(title) => change({ title })}
        />
      )}
      {isReport && (
        <VitalsFields
          values={draft.vitals}
          problems={(asked && vitals.problems) || {}}
          onChange={(sign, value) => change({ vitals: { ...draft.vitals, [sign]: value } })}
        />
      )}
      <TextField
        label={t(`channel.textLabel.${isReport ? 'visit-report' : 'post'}`)}
        value={draft.text}
        onChange={(text) => change({ text })}
        rows={5}
        maxLength={10_000}
        error={
          asked && nothing
            ? t('channel.textMissing')
            : asked && wanted === null && !vitals.problems
              ? t('written.unchanged')
              : null
        }
      />
      <KeptHere />
      <div className={styles.choices}>
        <Button type="submit" look="filled" icon="send">
          {t('written.correctSend')}
        </Button>
        <Button look="text" onPress={onClose}>
          {t('common.close')}
        </Button>
      </div>
    </RecordForm>
  );
};
