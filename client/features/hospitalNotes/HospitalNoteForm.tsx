import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { KeptHere } from '../../app/KeptHere.tsx';
import { Button } from '../../ui/Button.tsx';
import { Choice } from '../../ui/Choice.tsx';
import { ChoiceGroup } from '../../ui/ChoiceGroup.tsx';
import { Message } from '../../ui/Message.tsx';
import { RecordForm } from '../../ui/RecordForm.tsx';
import { TextField } from '../../ui/TextField.tsx';
import { AttachFiles } from '../attachments/AttachFiles.tsx';
import type { Uploads } from '../attachments/useUploads.ts';
import styles from './HospitalNotes.module.css';
import type { HospitalNoteDraft } from './useHospitalNoteDraft.ts';

const events = ['admission', 'discharge'] as const;

interface HospitalNoteFormProps {
  uploads: Uploads;
  draft: HospitalNoteDraft;
  onChange: (to: Partial<HospitalNoteDraft>) => void;
  onNext: () => void;
  onClose: () => void;
}

/** 入院か退院か、いつ、どこで、だれに聞けばよいか、そして経過と申し送り. */
export const HospitalNoteForm = ({ draft, uploads, onChange, onNext, onClose }: HospitalNoteFormProps) => {
  const { t } = useTranslation();
  const [asked, setAsked] = useState(false);
  const { event, on, place, contact, text, replaces } = draft;
  return (
    <RecordForm
      ownProblems
      className={styles.form}
      onSend={() => {
        setAsked(true);
        if (on === '' || text.trim() === '' || uploads.busy || uploads.refused) return;
        onNext();
      }}
    >
      {replaces && (
        <Message tone="info">
          <p>{t('hospitalNotes.correcting')}</p>
        </Message>
      )}
      <ChoiceGroup legend={t('hospitalNotes.event')} required>
        {events.map((one) => (
          <Choice
            key={one}
            kind="radio"
            name="event"
            checked={event === one}
            onChange={() => onChange({ event: one })}
          >
            {t(`hospitalNotes.events.${one}`)}
          </Choice>
        ))}
      </ChoiceGroup>
      <TextField
        label={t(`hospitalNotes.days.${event}`)}
        type="date"
        value={on}
        onChange={(day) => onChange({ on: day })}
        width="short"
        isRequired
        error={asked && on === '' ? t('hospitalNotes.dayMissing') : null}
      />
      <TextField
        label={t('hospitalNotes.place')}
        help={t('hospitalNotes.placeHelp')}
        value={place}
        onChange={(value) => onChange({ place: value })}
        maxLength={120}
      />
      <TextField
        label={t('hospitalNotes.contact')}
        help={t('hospitalNotes.contactHelp')}
        value={contact}
        onChange={(value) => onChange({ contact: value })}
        maxLength={120}
      />
      <TextField
        label={t('hospitalNotes.text')}
        help={t(`hospitalNotes.textHelp.${event}`)}
        value={text}
        onChange={(value) => onChange({ text: value })}
        rows={8}
        maxLength={20_000}
        isRequired
        error={asked && text.trim() === '' ? t('hospitalNotes.textMissing') : null}
      />
      <AttachFiles uploads={uploads} />
      {asked && uploads.refused && (
        <Message tone="error" live>
          <p>{t('attachments.refusedFirst')}</p>
        </Message>
      )}
      <KeptHere />
      <div className={styles.actions}>
        <Button type="submit" look="filled" size="large" isDisabled={uploads.busy}>
          {uploads.busy ? t('attachments.uploading') : t('notices.toReach')}
        </Button>
        <Button look="text" size="large" onPress={onClose}>
          {t('common.cancel')}
        </Button>
      </div>
    </RecordForm>
  );
};
