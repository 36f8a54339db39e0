import { useTranslation } from 'react-i18next';
import { Button } from '../../ui/Button.tsx';
import { Card } from '../../ui/Card.tsx';
import { RecordForm } from '../../ui/RecordForm.tsx';
import { TextField } from '../../ui/TextField.tsx';
import { AttachFiles } from '../attachments/AttachFiles.tsx';
import styles from './Composer.module.css';
import { ComposerTroubles } from './ComposerTroubles.tsx';
import type { PatientRoom } from './PatientRoom.ts';
import { TopicTitleField } from './TopicTitleField.tsx';
import { useComposing } from './useComposing.ts';
import { VitalsFields } from './VitalsFields.tsx';
import { WritesAs } from './WritesAs.tsx';

interface EntryFormProps {
  mode: 'topic' | 'visit-report';
  room: PatientRoom;
  onSent: () => void;
  onClose: () => void;
}

/** 訪問報告, 新しい話題: what has fields of its own, in the place of the talk, and back to it. */
export const EntryForm = ({ mode, room, onSent, onClose }: EntryFormProps) => {
  const { t } = useTranslation();
  const composing = useComposing({ mode, draftKey: `${room.channel} ${mode}`, room, onSent });
  const { draft, change, uploads, vitals, asked, titleMissing, nothing, send } = composing;
  return (
    <div className={styles.sheet}>
      <Card
        title={t(`channel.compose.${mode}`)}
        aside={
          <Button look="text" icon="close" onPress={onClose}>
            {t('common.close')}
          </Button>
        }
      >
        <RecordForm className={styles.form} label={t(`channel.compose.${mode}`)} onSend={send}>
          {mode === 'topic' && (
            <TopicTitleField
              title={draft.title}
              isMissing={asked && titleMissing}
              onChange={(title) => change({ title })}
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
            value={draft.text}
            onChange={(text) => change({ text })}
            rows={6}
            maxLength={10_000}
            error={asked && nothing ? t('channel.textMissing') : null}
          />
          <AttachFiles uploads={uploads} labelled />
          <ComposerTroubles composing={composing} />
          <div className={styles.send}>
            <WritesAs />
            <Button type="submit" look="filled" size="large" icon="send">
              {room.sendLabel}
            </Button>
          </div>
        </RecordForm>
      </Card>
    </div>
  );
};
