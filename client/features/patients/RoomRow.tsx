import { useTranslation } from 'react-i18next';
import { Link } from 'wouter';
import type * as z from 'zod/mini';
import type { patientLine } from '#contracts/http/patientView.ts';
import { CrossingMark } from '../../ui/CrossingMark.tsx';
import { callPatient } from '../../ui/callPatient.ts';
import styles from './Room.module.css';

interface RoomRowProps {
  patient: z.infer<typeof patientLine>;
  unread: number;
  current: boolean;
}

export const RoomRow = ({ patient, unread, current }: RoomRowProps) => {
  const { t } = useTranslation();
  return (
    <li className={styles.roomItem}>
      <Link
        className={styles.roomRow}
        href={`/patients/${patient.id}`}
        aria-current={current ? 'page' : undefined}
      >
        <span className={styles.roomName}>{callPatient(t, patient.name)}</span>
        {unread > 0 && (
          <span className={styles.roomUnread}>
            <span aria-hidden="true">{unread > 99 ? '99+' : unread}</span>
            <span className="visually-hidden">{t('common.unread_count', { count: unread })}</span>
          </span>
        )}
        <span className={styles.line}>
          {t('common.age', { age: patient.age })}
          {patient.crossing ? ' ' : `・${patient.home.name}`}
          {patient.crossing && <CrossingMark municipality={patient.home.name} />}
        </span>
      </Link>
    </li>
  );
};
