import { useTranslation } from 'react-i18next';
import type { positionRoutes } from '#contracts/http/positionRoutes.ts';
import type { Answer } from '#contracts/http/route.ts';
import { Badge } from '../../ui/Badge.tsx';
import { formatDay } from '../../ui/formatTime.ts';
import styles from './Admin.module.css';

export type Application = Answer<typeof positionRoutes.listApplications>['applications'][number];

const tones = { waiting: 'warning', vouching: 'warning', granted: 'success', refused: 'quiet' } as const;

/** One application: of whom, as what, from when, and where it stands. */
export const ApplicationRow = ({ application: one }: { application: Application }) => {
  const { t } = useTranslation();
  const state =
    one.state === 'granted' || one.state === 'refused' ? one.state : one.vouched ? 'waiting' : 'vouching';
  return (
    <>
      <span className={styles.beside}>
        <b>{one.name}</b>
        {one.profession}
        <Badge tone={tones[state]}>
          {t(`rights.apply.states.${state}`, { municipality: one.municipality.name })}
        </Badge>
      </span>
      <span>
        {one.from === null
          ? t('rights.apply.fromGrant')
          : t('rights.apply.fromDay', { day: formatDay(one.from) })}{' '}
        {t('rights.apply.askedOn', { day: formatDay(new Date(one.at)) })}
      </span>
      {one.note !== '' && <span>{t('rights.apply.noteSaid', { note: one.note })}</span>}
      {one.reason !== null && <span>{t('rights.told.reason', { reason: one.reason })}</span>}
    </>
  );
};
