import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { familyRoutes } from '#contracts/http/familyRoutes.ts';
import type { PatientId } from '#domain/ids.ts';
import { callRoute } from '../../api/callRoute.ts';
import { isRefused } from '../../api/isRefused.ts';
import { ConnectionNotice } from '../../app/layout/ConnectionNotice.tsx';
import { addWords } from '../../i18n/addWords.ts';
import { family } from '../../i18n/ja/family.ts';
import { Button } from '../../ui/Button.tsx';
import { EmptyState } from '../../ui/EmptyState.tsx';
import { ErrorNotice } from '../../ui/ErrorNotice.tsx';
import { Message } from '../../ui/Message.tsx';
import { Skeleton } from '../../ui/Skeleton.tsx';
import { useSession } from '../session/SessionContext.ts';
import { LookChoices } from '../settings/LookChoices.tsx';
import styles from './Family.module.css';
import { FamilyPeople } from './FamilyPeople.tsx';
import { FamilyRoom } from './FamilyRoom.tsx';
import { useFamilyRoom } from './useFamilyRoom.ts';

addWords({ family });

/** A few numbers before they are used up, there is still time to fetch a new sheet. */
const LOW = 3;

/** [FA2] All that an account of the family's sees: its rooms, and nothing of the screens of those who work here. */
const FamilyApp = () => {
  const { t } = useTranslation();
  const { session, signOut } = useSession();
  const [chosen, setChosen] = useState<PatientId | null>(null);
  const rooms = useQuery({
    queryKey: ['familyRooms'],
    queryFn: ({ signal }) => callRoute(familyRoutes.listFamilyRooms, {}, { signal }),
  });
  const all = rooms.data?.rooms ?? [];
  const shown =
    all.find(({ familyRoom }) => familyRoom === chosen) ?? (all.length === 1 ? all[0] : undefined);
  const { numbersLeft } = session.account;
  return (
    <main id="main" className={styles.screen}>
      <header className={styles.top}>
        <h1>{shown ? t('family.room', { name: shown.patient }) : t('family.title')}</h1>
        <Button look="text" onPress={() => void signOut()}>
          {t('family.signOut')}
        </Button>
      </header>
      <ConnectionNotice />
      {numbersLeft !== undefined && numbersLeft <= LOW && (
        <Message tone="warning">{t('family.numbersLow', { count: numbersLeft })}</Message>
      )}
      {isRefused(rooms) && <ErrorNotice error={rooms.error} />}
      {rooms.isPending && <Skeleton rows={3} />}
      {rooms.data && all.length === 0 && (
        <EmptyState icon="people" title={t('family.none')}>
          <p>{t('family.noneNext')}</p>
        </EmptyState>
      )}
      {all.length > 1 && (
        <>
          <p>{t('family.rooms')}</p>
          <div className={styles.actions}>
            {all.map(({ familyRoom, patient }) => (
              <Button
                key={familyRoom}
                size="large"
                look={familyRoom === shown?.familyRoom ? 'filled' : 'outlined'}
                onPress={() => setChosen(familyRoom)}
              >
                {t('family.room', { name: patient })}
              </Button>
            ))}
          </div>
        </>
      )}
      {shown && <OneRoom key={shown.familyRoom} id={shown.familyRoom} />}
      <LookChoices />
    </main>
  );
};

const OneRoom = ({ id }: { id: PatientId }) => {
  const room = useFamilyRoom(id);
  if (isRefused(room)) return <ErrorNotice error={room.error} />;
  if (!room.data) return <Skeleton rows={4} />;
  return (
    <>
      <FamilyRoom room={room.data} />
      <FamilyPeople room={room.data} />
    </>
  );
};

export default FamilyApp;
