import { useTranslation } from 'react-i18next';
import type { MinutesView } from '#contracts/http/minutesView.ts';
import { useTimeFormat } from '../../ui/useTimeFormat.ts';
import styles from './Minutes.module.css';

/** What was taken out of the form, by whom and when. */
export const StruckRows = ({ minutes, row }: { minutes: MinutesView; row: 'inquiry' | 'attendee' }) => {
  const { t } = useTranslation();
  const { formatTime } = useTimeFormat();
  const struck = minutes.struck.filter((one) => one.row === row);
  if (struck.length === 0) return null;
  return (
    <ul className={styles.struck}>
      {struck.map((one) => (
        <li key={one.n}>
          {t('minutes.struckBy', { name: one.name, by: one.by.name, time: formatTime(one.at) })}
        </li>
      ))}
    </ul>
  );
};
