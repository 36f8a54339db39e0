import { useTranslation } from 'react-i18next';
import { useLocation } from 'wouter';
import type { NoticeView } from '#contracts/http/noticeRoutes.ts';
import { Button } from '../../ui/Button.tsx';
import { formatDay } from '../../ui/formatTime.ts';
import { LinkButton } from '../../ui/LinkButton.tsx';
import styles from './HospitalNotes.module.css';
import { useCorrection } from './useHospitalNoteDraft.ts';

type Told = Pick<NoticeView, 'id' | 'state' | 'text'> & {
  readonly hospitalNote: NonNullable<NoticeView['hospitalNote']>;
};

/** What a hospital note says beside its text: when, where, whom to ask. */
export const HospitalNoteWords = ({ notice }: { notice: Told }) => {
  const { t } = useTranslation();
  const [, navigate] = useLocation();
  const { patient, ...words } = notice.hospitalNote;
  const { event, on, place, contact, replaces } = words;
  const list = `/patients/${patient.id}/hospital-notes`;
  const [, setCorrection] = useCorrection(patient.id);
  const correct = () => {
    setCorrection({ ...words, text: notice.text, replaces: notice.id });
    navigate(list);
  };
  const details = [
    [t(`hospitalNotes.days.${event}`), formatDay(on)],
    [t('hospitalNotes.place'), place],
    [t('hospitalNotes.contact'), contact],
  ] as const;
  return (
    <>
      <dl className={styles.details}>
        {details.map(
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
          {t('hospitalNotes.all')}
        </LinkButton>
        {notice.state === 'sent' && (
          <Button icon="pen" onPress={correct}>
            {t('hospitalNotes.correct')}
          </Button>
        )}
        {replaces && (
          <LinkButton to={`/notices/${replaces}`} icon="clock">
            {t('hospitalNotes.corrected')}
          </LinkButton>
        )}
      </div>
    </>
  );
};
