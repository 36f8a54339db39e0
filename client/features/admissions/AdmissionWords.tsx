import { useTranslation } from 'react-i18next';
import { useLocation } from 'wouter';
import type { NoticeView } from '#contracts/http/noticeRoutes.ts';
import { Button } from '../../ui/Button.tsx';
import { formatDay } from '../../ui/formatTime.ts';
import { LinkButton } from '../../ui/LinkButton.tsx';
import styles from './Admissions.module.css';
import { useCorrection } from './useAdmissionDraft.ts';

type Told = Pick<NoticeView, 'id' | 'state' | 'text'> & {
  readonly admission: NonNullable<NoticeView['admission']>;
};

/** What an admission note says beside its text: when, where, whom to ask. */
export const AdmissionWords = ({ notice }: { notice: Told }) => {
  const { t } = useTranslation();
  const [, navigate] = useLocation();
  const { patient, ...words } = notice.admission;
  const { event, on, place, contact, replaces } = words;
  const list = `/patients/${patient.id}/admissions`;
  const [, setCorrection] = useCorrection(patient.id);
  const correct = () => {
    setCorrection({ ...words, text: notice.text, replaces: notice.id });
    navigate(list);
  };
  const facts = [
    [t(`admissions.days.${event}`), formatDay(on)],
    [t('admissions.place'), place],
    [t('admissions.contact'), contact],
  ] as const;
  return (
    <>
      <dl className={styles.facts}>
        {facts.map(
          ([label, said]) =>
            said !== '' && (
              <div key={label}>
                <dt>{label}</dt>
                <dd>{said}</dd>
              </div>
            ),
        )}
      </dl>
      <div className={styles.actions}>
        <LinkButton to={list} icon="list">
          {t('admissions.all')}
        </LinkButton>
        {notice.state === 'sent' && (
          <Button icon="pen" onPress={correct}>
            {t('admissions.correct')}
          </Button>
        )}
        {replaces && (
          <LinkButton to={`/notices/${replaces}`} icon="clock">
            {t('admissions.corrected')}
          </LinkButton>
        )}
      </div>
    </>
  );
};
