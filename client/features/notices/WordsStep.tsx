import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { noticePurposes } from '#contracts/http/noticeRoutes.ts';
import { Button } from '../../ui/Button.tsx';
import { Choice } from '../../ui/Choice.tsx';
import { ChoiceGroup } from '../../ui/ChoiceGroup.tsx';
import { RecordForm } from '../../ui/RecordForm.tsx';
import { TextField } from '../../ui/TextField.tsx';
import { PdfFiles } from '../attachments/PdfFiles.tsx';
import { useUploads } from '../attachments/useUploads.ts';
import type { NoticeDraft } from './NoticeDraft.ts';
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
  const uploads = useUploads('document');
  const next = () => {
    setAsked(true);
    if (draft.title.trim() === '' || draft.text.trim() === '' || uploads.busy) return;
    onChange({ files: [...draft.files, ...uploads.sent] });
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
      <PdfFiles kept={draft.files} onKept={(files) => onChange({ files })} uploads={uploads} />
      <div className={styles.actions}>
        <Button type="submit" look="filled" size="large" isDisabled={uploads.busy}>
          {uploads.busy ? t('channel.uploading') : t('notices.toReach')}
        </Button>
        <Button size="large" onPress={onBack}>
          {t('common.back')}
        </Button>
      </div>
    </RecordForm>
  );
};
