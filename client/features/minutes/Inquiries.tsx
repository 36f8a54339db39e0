import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { minutesRoutes } from '#contracts/http/minutesRoutes.ts';
import type { MinutesView } from '#contracts/http/minutesView.ts';
import { callRoute } from '../../api/callRoute.ts';
import { sendOnce } from '../../api/sendOnce.ts';
import { useUnsaved } from '../../app/unsaved.ts';
import { Button } from '../../ui/Button.tsx';
import { Card } from '../../ui/Card.tsx';
import { ErrorNotice } from '../../ui/ErrorNotice.tsx';
import { formatDay } from '../../ui/formatTime.ts';
import { RecordForm } from '../../ui/RecordForm.tsx';
import { TextField } from '../../ui/TextField.tsx';
import styles from './Minutes.module.css';

const empty = { affiliation: '', name: '', reason: '', askedOn: '', content: '', answer: '' };

/** 欠席者への照会 of 第4表: who was absent and why, asked when, what, and the answer. */
export const Inquiries = ({
  minutes,
  onMoved,
}: {
  minutes: MinutesView;
  onMoved: () => Promise<unknown>;
}) => {
  const { t } = useTranslation();
  const [draft, setDraft] = useState(empty);
  const [replaces, setReplaces] = useState<number | null>(null);
  const [open, setOpen] = useState(false);
  const record = useMutation({
    mutationFn: () =>
      sendOnce(`inquiry ${minutes.id}`, { draft, replaces }, (clientId) =>
        callRoute(minutesRoutes.recordInquiry, {
          params: { minutes: minutes.id },
          body: { ...draft, clientId, replaces },
        }),
      ),
    onSuccess: async () => {
      setDraft(empty);
      setReplaces(null);
      setOpen(false);
      await onMoved();
    },
  });
  useUnsaved(open && Object.values(draft).some((value) => value !== ''), t('minutes.inquiries'));
  const mayWrite = minutes.may.edit || minutes.may.hold;
  const field = (key: keyof typeof empty, rows?: number) => (
    <TextField
      label={t(`minutes.inquiry.${key}`)}
      value={draft[key]}
      onChange={(value) => setDraft({ ...draft, [key]: value })}
      {...(rows && { rows })}
      {...(key === 'askedOn' && { type: 'date' })}
      isRequired={key === 'name'}
    />
  );
  return (
    <Card title={t('minutes.inquiries')}>
      {minutes.inquiries.length === 0 && <p>{t('minutes.noInquiries')}</p>}
      <ul>
        {minutes.inquiries.map((one) => (
          <li key={one.n} className={styles.line}>
            <span>
              <b>{one.name}</b> {one.affiliation}・{one.reason}
              <br />
              {one.askedOn && `${formatDay(one.askedOn)} `}
              {one.content}
              <br />
              {t('minutes.inquiry.answer')}: {one.answer || t('minutes.blank')}
            </span>
            {mayWrite && (
              <Button
                look="text"
                size="small"
                onPress={() => {
                  const { affiliation, name, reason, askedOn, content, answer } = one;
                  setDraft({ affiliation, name, reason, askedOn, content, answer });
                  setReplaces(one.n);
                  setOpen(true);
                }}
              >
                {t('minutes.correct')}
              </Button>
            )}
          </li>
        ))}
      </ul>
      {mayWrite && !open && (
        <Button icon="plus" onPress={() => setOpen(true)}>
          {t('minutes.addInquiry')}
        </Button>
      )}
      {open && (
        <RecordForm
          className={styles.form}
          onSend={() => {
            if (draft.name.trim()) record.mutate();
          }}
        >
          <div className={styles.fields}>
            {field('affiliation')}
            {field('name')}
            {field('askedOn')}
          </div>
          {field('reason', 2)}
          {field('content', 3)}
          {field('answer', 3)}
          {record.error && <ErrorNotice error={record.error} textIsSafe />}
          <div className={styles.tools}>
            <Button type="submit" isDisabled={record.isPending}>
              {t('common.save')}
            </Button>
            <Button look="text" onPress={() => setOpen(false)}>
              {t('common.cancel')}
            </Button>
          </div>
        </RecordForm>
      )}
    </Card>
  );
};
