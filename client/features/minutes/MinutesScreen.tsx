import { useTranslation } from 'react-i18next';
import { minutesRoutes } from '#contracts/http/minutesRoutes.ts';
import type { MinutesId } from '#domain/ids.ts';
import { isRefused } from '../../api/isRefused.ts';
import { routeUrl } from '../../api/routeUrl.ts';
import { Page } from '../../app/layout/Page.tsx';
import { RefusedPage } from '../../app/RefusedPage.tsx';
import { Badge } from '../../ui/Badge.tsx';
import { callPatient } from '../../ui/callPatient.ts';
import { Icon } from '../../ui/Icon.tsx';
import { Skeleton } from '../../ui/Skeleton.tsx';
import { Attestations } from './Attestations.tsx';
import { Comments } from './Comments.tsx';
import styles from './Minutes.module.css';
import MinutesDesk from './MinutesDesk.tsx';
import { MinutesStateBadge } from './MinutesStateBadge.tsx';
import { Sealing } from './Sealing.tsx';
import { Supplements } from './Supplements.tsx';
import { UnstoredText } from './UnstoredText.tsx';
import { useMinutes } from './useMinutes.ts';
import { Versions } from './Versions.tsx';

/** 議事録: what is asked of me stands first, then the form, then what others said of it. */
const MinutesScreen = ({ id }: { id: MinutesId }) => {
  const { t } = useTranslation();
  const { minutes, moved } = useMinutes(id);
  if (isRefused(minutes)) {
    return (
      <>
        <UnstoredText id={id} known="ended" />
        <RefusedPage error={minutes.error} />
      </>
    );
  }
  if (!minutes.data) return <Skeleton rows={8} />;
  const { data } = minutes;
  const name = callPatient(t, data.patient.name);
  return (
    <Page
      title={data.title}
      above={[
        { to: '/patients', label: t('menu.patients') },
        { to: `/patients/${data.patient.id}/minutes`, label: name },
      ]}
      marks={
        <>
          <MinutesStateBadge state={data.state} />
          {data.sample && <Badge>{t('session.sample')}</Badge>}
        </>
      }
      actions={
        <a
          className={styles.pdf}
          href={routeUrl(minutesRoutes.printMinutes, { minutes: id })}
          target="_blank"
          rel="noreferrer"
        >
          <Icon name="print" /> {t('minutes.pdf')}
        </a>
      }
    >
      <Attestations minutes={data} onMoved={moved} />
      <MinutesDesk id={id} />
      <Comments minutes={data} onMoved={moved} />
      <Sealing minutes={data} onMoved={moved} />
      <Supplements minutes={data} onMoved={moved} />
      <Versions id={id} head={data.head} />
    </Page>
  );
};

export default MinutesScreen;
