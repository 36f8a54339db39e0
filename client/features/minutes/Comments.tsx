import { useMutation } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { minutesRoutes } from '#contracts/http/minutesRoutes.ts';
import type { MinutesView } from '#contracts/http/minutesView.ts';
import { callRoute } from '../../api/callRoute.ts';
import { sendOnce } from '../../api/sendOnce.ts';
import { useDraft } from '../../app/useDraft.ts';
import { Button } from '../../ui/Button.tsx';
import { Card } from '../../ui/Card.tsx';
import { ErrorNotice } from '../../ui/ErrorNotice.tsx';
import { RecordForm } from '../../ui/RecordForm.tsx';
import { TextField } from '../../ui/TextField.tsx';
import { useTimeFormat } from '../../ui/useTimeFormat.ts';
import styles from './Minutes.module.css';
import { Person } from './Person.tsx';

/** What is said of the minutes without changing them. */
export const Comments = ({ minutes, onMoved }: { minutes: MinutesView; onMoved: () => Promise<unknown> }) => {
  const { t } = useTranslation();
  const { formatTime } = useTimeFormat();
  const [text, setText] = useDraft(`comment ${minutes.id}`, '');
  const comment = useMutation({
    mutationFn: () =>
      sendOnce(`comment ${minutes.id}`, text, (clientId) =>
        callRoute(minutesRoutes.commentMinutes, {
          params: { minutes: minutes.id },
          body: { clientId, section: null, text },
        }),
      ),
    onSuccess: async () => {
      setText(null);
      await onMoved();
    },
  });
  const send = () => {
    if (text.trim() && !comment.isPending) comment.mutate();
  };
  const labelOf = (key: string | null) => minutes.sections.find((section) => section.key === key)?.label;
  return (
    <Card title={t('minutes.comments')}>
      {minutes.comments.length === 0 && <p>{t('minutes.noComments')}</p>}
      <ul>
        {minutes.comments.map((one) => (
          <li key={one.n} className={styles.comment}>
            <span>
              <Person person={one.by} /> <small>{formatTime(one.at)}</small> {labelOf(one.section)}
            </span>
            <p className={styles.words}>{one.text}</p>
          </li>
        ))}
      </ul>
      {minutes.may.comment && (
        <RecordForm className={styles.form} onSend={send}>
          <TextField
            label={t('minutes.comment')}
            rows={3}
            value={text}
            onChange={(value) => setText(value || null)}
            maxLength={4_000}
          />
          {comment.error && <ErrorNotice error={comment.error} textIsSafe />}
          <Button type="submit" icon="chat" isDisabled={comment.isPending}>
            {t('minutes.sendComment')}
          </Button>
        </RecordForm>
      )}
    </Card>
  );
};
