import { useTranslation } from 'react-i18next';
import { Card } from '../../ui/Card.tsx';
import { useSession } from '../session/SessionContext.ts';
import { useWaiting } from '../session/useWaiting.ts';
import { WaitingBadges } from '../session/WaitingBadges.tsx';

/** To who holds several positions: what waits behind the others, which ホーム does not show. */
export const OtherPositions = () => {
  const { t } = useTranslation();
  const { session } = useSession();
  const waiting = useWaiting();
  const others = (waiting.data?.positions ?? []).flatMap((one) => {
    const position = session.positions.find(({ id }) => id === one.position);
    const empty = one.unread === 0 && one.conferencesToday === 0;
    return position === undefined || position.id === session.position || empty
      ? []
      : [{ ...one, at: position }];
  });
  if (others.length === 0) return null;
  return (
    <Card title={t('home.otherPositions')}>
      <ul>
        {others.map(({ at, unread, conferencesToday }) => (
          <li key={at.id}>
            <p>
              {at.facility.name}・{at.profession}
            </p>
            <WaitingBadges {...{ unread, conferencesToday }} />
          </li>
        ))}
      </ul>
      <p>{t('home.otherPositionsNext')}</p>
    </Card>
  );
};
