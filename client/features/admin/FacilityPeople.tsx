import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { positionRoutes } from '#contracts/http/positionRoutes.ts';
import type { Answer } from '#contracts/http/route.ts';
import type { FacilityId } from '#domain/ids.ts';
import { callRoute } from '../../api/callRoute.ts';
import { Button } from '../../ui/Button.tsx';
import { CrossingMark } from '../../ui/CrossingMark.tsx';
import { Dialog } from '../../ui/Dialog.tsx';
import { ErrorNotice } from '../../ui/ErrorNotice.tsx';
import { formatPeriod } from '../../ui/formatPeriod.ts';
import { Skeleton } from '../../ui/Skeleton.tsx';
import styles from './Admin.module.css';
import { useApplication } from './ApplyForPosition.tsx';
import { EndRight } from './EndRight.tsx';
import { FacilityApplications } from './FacilityApplications.tsx';

type Working = Answer<typeof positionRoutes.listPositions>['positions'][number];

interface FacilityPeopleProps {
  facility: {
    readonly id: FacilityId;
    readonly name: string;
    readonly municipality: { readonly code: string };
  };
  /** The facility's manager asks the office for further positions. */
  mayApply: boolean;
  onClose: () => void;
}

/**
 * Who works at a facility, whoever manages their accounts: its manager and its office end a position here; the manager
 * applies for further ones, and both see what became of it.
 */
export const FacilityPeople = ({ facility, mayApply, onClose }: FacilityPeopleProps) => {
  const { t } = useTranslation();
  const [ending, setEnding] = useState<Working | null>(null);
  const form = useApplication(facility);
  const close = () => form.giveUp(onClose);
  const people = useQuery({
    queryKey: ['facilityPeople', facility.id],
    queryFn: ({ signal }) =>
      callRoute(positionRoutes.listPositions, { params: { facility: facility.id } }, { signal }),
  });
  return (
    <Dialog title={t('rights.people.title', { name: facility.name })} isOpen onClose={close}>
      {people.error && <ErrorNotice error={people.error} />}
      {people.isPending && <Skeleton />}
      {people.data?.positions.length === 0 && <p>{t('rights.people.none')}</p>}
      <ul>
        {people.data?.positions.map((one) => (
          <li key={one.id} className={styles.row}>
            <span className={styles.beside}>
              <b>{one.name}</b>
              {one.profession}
              {one.municipality.code !== facility.municipality.code && (
                <CrossingMark municipality={one.municipality.name} />
              )}
            </span>
            <span className={styles.beside}>
              {formatPeriod(t, one)}
              <Button
                look="text"
                size="small"
                aria-haspopup="dialog"
                aria-label={`${one.name}: ${t('rights.end.open')}`}
                onPress={() => setEnding(one)}
              >
                {t('rights.end.open')}
              </Button>
            </span>
          </li>
        ))}
      </ul>
      <FacilityApplications facility={facility} mayApply={mayApply} form={form} />
      <Button look="text" onPress={close}>
        {t('common.close')}
      </Button>
      {ending && (
        <EndRight
          kind="position"
          name={ending.name}
          what={`${facility.name}・${ending.profession}`}
          until={ending.until}
          onEnd={async (body) => {
            await callRoute(positionRoutes.endPosition, {
              params: { facility: facility.id, position: ending.id },
              body,
            });
            await people.refetch();
          }}
          onClose={() => setEnding(null)}
        />
      )}
    </Dialog>
  );
};
