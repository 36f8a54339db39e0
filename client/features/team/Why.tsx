import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { patientRoutes } from '#contracts/http/patientRoutes.ts';
import type { PatientId } from '#domain/ids.ts';
import { callRoute } from '../../api/callRoute.ts';
import { Button } from '../../ui/Button.tsx';
import { Card } from '../../ui/Card.tsx';
import { CrossingMark } from '../../ui/CrossingMark.tsx';
import { ErrorNotice } from '../../ui/ErrorNotice.tsx';
import { lastDayIn } from '../../ui/formatPeriod.ts';
import { formatDay } from '../../ui/formatTime.ts';
import { Skeleton } from '../../ui/Skeleton.tsx';
import { ConsentLine } from './ConsentLine.tsx';
import { PurposeGround } from './PurposeGround.tsx';
import { useClassWords } from './useClassWords.ts';

/** なぜ見られるか: membership, clause and consent of each purpose, as decided today. */
export const Why = ({ patient }: { patient: PatientId }) => {
  const { t } = useTranslation();
  const [open, setOpen] = useState(false);
  const words = useClassWords();
  const why = useQuery({
    queryKey: ['why', patient],
    queryFn: ({ signal }) => callRoute(patientRoutes.readWhy, { params: { patient } }, { signal }),
    enabled: open,
  });
  return (
    <Card
      title={t('team.why')}
      aside={
        <Button look="text" size="small" aria-expanded={open} onPress={() => setOpen(!open)}>
          {open ? t('common.close') : t('team.showWhy')}
        </Button>
      }
    >
      {open && why.isPending && <Skeleton rows={2} />}
      {open && why.error && <ErrorNotice error={why.error} />}
      {open && why.data && (
        <>
          {[why.data.membership, ...why.data.others].map(({ id, from, invitedBy }) => (
            <p key={id}>
              {t('team.whyMember', {
                position: `${why.data.position.facility}・${why.data.position.profession}`,
                day: formatDay(from),
              })}
              {invitedBy && ` ${t('team.invitedBy', { name: invitedBy })}`}
            </p>
          ))}
          <p>
            {t('team.homeOf', { name: why.data.home.name })}{' '}
            {why.data.crossing && <CrossingMark municipality={why.data.home.name} />}
          </p>
          <ul>
            {why.data.purposes.map((one) => (
              <PurposeGround key={one.purpose} decided={one} allowedWord={t('team.allowed')}>
                {one.consent && <ConsentLine consent={one.consent} />}
                {one.discloses.length > 0 && (
                  <span>{t('team.discloses', { classes: words(one.discloses) })}</span>
                )}
                {one.withholds.length > 0 && (
                  <span>{t('team.withholds', { classes: words(one.withholds) })}</span>
                )}
                {one.until && (
                  <span>
                    {t('team.until', {
                      last: formatDay(lastDayIn(one.until) ?? one.until),
                      day: formatDay(one.until),
                    })}
                  </span>
                )}
              </PurposeGround>
            ))}
          </ul>
        </>
      )}
    </Card>
  );
};
