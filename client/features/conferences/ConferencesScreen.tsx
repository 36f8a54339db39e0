import { useTranslation } from 'react-i18next';
import { tokyoDay } from '#domain/vocabulary/days.ts';
import { Page } from '../../app/layout/Page.tsx';
import { Card } from '../../ui/Card.tsx';
import { EmptyState } from '../../ui/EmptyState.tsx';
import { ErrorNotice } from '../../ui/ErrorNotice.tsx';
import { MorePages } from '../../ui/MorePages.tsx';
import { Skeleton } from '../../ui/Skeleton.tsx';
import { ConferenceRow } from './ConferenceRow.tsx';
import { useConferences } from './useConferences.ts';

/** 会議: what can be joined first, then what is planned, then what is over. */
const ConferencesScreen = () => {
  const { t } = useTranslation();
  const conferences = useConferences();
  const all = conferences.data ?? [];
  const today = tokyoDay(Date.now());
  const isNow = (one: (typeof all)[number]) =>
    one.state === 'open' || (one.state === 'planned' && tokyoDay(Date.parse(one.startsAt)) === today);
  const parts = [
    { key: 'now', list: all.filter(isNow) },
    { key: 'planned', list: all.filter((one) => one.state === 'planned' && !isNow(one)) },
    { key: 'over', list: all.filter((one) => one.state === 'ended' || one.state === 'cancelled') },
  ] as const;
  return (
    <Page title={t('conferences.title')}>
      {conferences.error && <ErrorNotice error={conferences.error} />}
      {conferences.isPending && <Skeleton />}
      {conferences.data && all.length === 0 && !conferences.hasNextPage && (
        <EmptyState icon="video" title={t('conferences.empty')} />
      )}
      {parts.map(({ key, list }) =>
        list.length === 0 ? null : (
          <Card key={key} title={t(`conferences.parts.${key}`)}>
            <ul>
              {list.map((one) => (
                <ConferenceRow key={one.id} conference={one} />
              ))}
            </ul>
          </Card>
        ),
      )}
      <MorePages list={conferences} />
    </Page>
  );
};

export default ConferencesScreen;
