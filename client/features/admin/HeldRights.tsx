import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { positionRoutes } from '#contracts/http/positionRoutes.ts';
import type { Day } from '#domain/vocabulary/days.ts';
import type { MunicipalityCode } from '#domain/vocabulary/municipalityCode.ts';
import { callRoute } from '../../api/callRoute.ts';
import { Badge } from '../../ui/Badge.tsx';
import { Button } from '../../ui/Button.tsx';
import { formatPeriod, lastDayIn } from '../../ui/formatPeriod.ts';
import { formatDay } from '../../ui/formatTime.ts';
import styles from './Admin.module.css';
import { ChangeProfession } from './ChangeProfession.tsx';
import { isGrantable } from './capacities.ts';
import { EndRight } from './EndRight.tsx';
import type { ListedAccount } from './useAccounts.ts';

type Position = ListedAccount['positions'][number];
type Held = Position['capacities'][number];

interface HeldRightsProps {
  municipality: MunicipalityCode;
  account: ListedAccount;
  /** Those at facilities of this municipality: what is elsewhere is ended there. */
  positions: readonly Position[];
  onMoved: () => Promise<unknown>;
}

/** What a person holds here, and how each of it ends. */
export const HeldRights = ({ municipality, account, positions, onMoved }: HeldRightsProps) => {
  const { t } = useTranslation();
  const [ending, setEnding] = useState<{ position: Position; capacity: Held | null } | null>(null);
  const [renaming, setRenaming] = useState<Position | null>(null);
  const end = async (body: { until?: Day | null }) => {
    if (ending === null) return;
    const { position, capacity } = ending;
    await (capacity === null
      ? callRoute(positionRoutes.endPosition, {
          params: { facility: position.facility.id, position: position.id },
          body,
        })
      : callRoute(positionRoutes.endCapacity, {
          params: { municipality, capacity: capacity.id },
          body,
        }));
    await onMoved();
  };
  const wordOf = ({ capacity }: Held) =>
    isGrantable(capacity) ? t(`admin.capacities.${capacity}`) : capacity;
  return (
    <>
      <h3>{t('rights.held')}</h3>
      {positions.length === 0 && <p>{t('rights.noneHeld')}</p>}
      <ul>
        {positions.map((position) => (
          <li key={position.id} className={styles.row}>
            <span>
              {position.facility.name}・{position.profession}（{formatPeriod(t, position)}）
            </span>
            <span className={styles.beside}>
              <Button
                look="text"
                size="small"
                aria-haspopup="dialog"
                aria-label={`${position.facility.name}: ${t('rights.end.open')}`}
                onPress={() => setEnding({ position, capacity: null })}
              >
                {t('rights.end.open')}
              </Button>
              <Button look="text" size="small" aria-haspopup="dialog" onPress={() => setRenaming(position)}>
                {t('rights.profession.open')}
              </Button>
            </span>
            {position.capacities.map((held) => {
              const last = lastDayIn(held.until);
              return (
                <span key={held.id} className={styles.beside}>
                  <Badge tone="key" icon="shield">
                    {wordOf(held)}
                    {last !== null && `（${t('rights.end.until', { last: formatDay(last) })}）`}
                  </Badge>
                  <Button
                    look="text"
                    size="small"
                    aria-haspopup="dialog"
                    aria-label={`${wordOf(held)}: ${t('rights.end.open')}`}
                    onPress={() => setEnding({ position, capacity: held })}
                  >
                    {t('rights.end.open')}
                  </Button>
                </span>
              );
            })}
          </li>
        ))}
      </ul>
      {ending && (
        <EndRight
          kind={ending.capacity === null ? 'position' : 'capacity'}
          name={account.name}
          what={
            ending.capacity === null
              ? `${ending.position.facility.name}・${ending.position.profession}`
              : wordOf(ending.capacity)
          }
          until={(ending.capacity ?? ending.position).until}
          onEnd={end}
          onClose={() => setEnding(null)}
        />
      )}
      {renaming && (
        <ChangeProfession
          name={account.name}
          position={renaming}
          onMoved={onMoved}
          onClose={() => setRenaming(null)}
        />
      )}
    </>
  );
};
