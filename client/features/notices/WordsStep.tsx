import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { noticePurposes } from '#contracts/http/noticeRoutes.ts';
import { KeptHere } from '../../app/KeptHere.tsx';
import { Button } from '../../ui/Button.tsx';
import { Choice } from '../../ui/Choice.tsx';
import { ChoiceGroup } from '../../ui/ChoiceGroup.tsx';
import { Message } from '../../ui/Message.tsx';
import { RecordForm } from '../../ui/RecordForm.tsx';
import { TextField } from '../../ui/TextField.tsx';
import { AttachFiles } from '../attachments/AttachFiles.tsx';
import { type NoticeDraft, useNoticeFiles } from './NoticeDraft.ts';
import styles from './Notices.module.css';

interface WordsStepProps {
  draft: NoticeDraft;
  onChange: (to: Partial<NoticeDraft>) => void;
  onBack: () => void;
  onNext: () => void;
}

/** 内容: what it is about, in words, with PDFs. */
export const WordsStep = ({ draft, onChange, onBack, onNext }: WordsStepProps) => {
  const { t } = useTranslation();
  const [asked, setAsked] = useState(false);
  const uploads = useNoticeFiles();
  const next = () => {
    setAsked(true);
    if (draft.title.trim() === '' || draft.text.trim() === '' || uploads.busy || uploads.refused) return;
    onNext();
  };
  return (
    <RecordForm ownProblems className={styles.form} onSend={next}>
      <ChoiceGroup legend={t('notices.purpose')} required>
        {noticePurposes.map((purpose) => (
          <Choice
            key={purpose}
            kind="radio"
            name="purpose"
            checked={draft.purpose === purpose}
            onChange={() => onChange({ purpose })}
          >
            {t(`vocabulary.purpose.${purpose}`)}
          </Choice>
        ))}
      </ChoiceGroup>
      <TextField
        label={t('notices.subject')}
        value={draft.title}
        onChange={(title) => onChange({ title })}
        maxLength={120}
        isRequired
        error={asked && draft.title.trim() === '' ? t('notices.subjectMissing') : null}
      />
      <TextField
        label={t('notices.text')}
        help={t('notices.textHelp')}
        value={draft.text}
        onChange={(text) => onChange({ text })}
        rows={8}
        maxLength={20_000}
        isRequired
        error={asked && draft.text.trim() === '' ? t('notices.textMissing') : null}
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
        <Button size="large" onPress={onBack}>
          {t('common.back')}
        </Button>
      </div>
    </RecordForm>
  );
};
