import { useTranslation } from 'react-i18next';
import type { MinutesLine } from '#contracts/http/minutesView.ts';
import { Badge } from '../../ui/Badge.tsx';
import { callPatient } from '../../ui/callPatient.ts';
import { formatDay } from '../../ui/formatTime.ts';
import { ListRow } from '../../ui/ListRow.tsx';
import { MinutesStateBadge } from './MinutesStateBadge.tsx';

export const MinutesRow = ({ line }: { line: MinutesLine }) => {
  const { t } = useTranslation();
  return (
    <ListRow
      to={`/minutes/${line.id}`}
      title={line.title}
      line={`${callPatient(t, line.patient.name)}・${line.responsible.facility}`}
      time={line.heldOn && formatDay(line.heldOn)}
      unread={line.awaitsMe}
      marks={
        <>
          <MinutesStateBadge state={line.state} />
          {line.awaitsMe && (
            <Badge tone="key" icon="pen">
              {t('minutes.awaitsMe')}
            </Badge>
          )}
        </>
      }
    />
  );
};
