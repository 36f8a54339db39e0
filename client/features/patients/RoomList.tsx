import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { isAwaited } from '../../api/isAwaited.ts';
import { EmptyState } from '../../ui/EmptyState.tsx';
import { matchesName } from '../../ui/matchesName.ts';
import { Skeleton } from '../../ui/Skeleton.tsx';
import { TextField } from '../../ui/TextField.tsx';
import { useUnreadChannels } from '../home/useUnreadTotals.ts';
import styles from './Room.module.css';
import { RoomRow } from './RoomRow.tsx';
import { roomsInOrder } from './roomsInOrder.ts';
import { usePatients } from './usePatients.ts';

/** [SC6] Beside the room on a desk: all of one's rooms, those with unread first, with a quick search. */
export const RoomList = ({ shown }: { shown: string }) => {
  const { t } = useTranslation();
  const [typed, setTyped] = useState('');
  const patients = usePatients();
  const unread = useUnreadChannels();
  // Both, so that no row moves up once its unread is known.
  const isPending = isAwaited(patients) || isAwaited(unread);
  const all = roomsInOrder(patients.data?.patients ?? [], unread.data?.channels ?? []);
  const found = all.filter(({ patient }) => matchesName(typed.trim(), [patient.name, patient.kana]));
  return (
    <nav className={styles.rooms} aria-label={t('patients.rooms')}>
      <div className={styles.find}>
        <TextField
          label={t('patients.findRoom')}
          type="search"
          value={typed}
          onChange={setTyped}
          maxLength={80}
        />
      </div>
      {isPending && <Skeleton />}
      {!isPending && found.length === 0 && <EmptyState icon="people" title={t('patients.noRoom')} />}
      <ul className={styles.roomList}>
        {(isPending ? [] : found).map(({ patient, unread: count }) => (
          <RoomRow key={patient.id} patient={patient} unread={count} current={patient.id === shown} />
        ))}
      </ul>
    </nav>
  );
};
