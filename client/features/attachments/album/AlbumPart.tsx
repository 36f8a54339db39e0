import { useInfiniteQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { channelRoutes } from '#contracts/http/channelRoutes.ts';
import type { ChannelId } from '#domain/ids.ts';
import { type BodySite, bodySites } from '#domain/vocabulary/bodySites.ts';
import { callRoute } from '../../../api/callRoute.ts';
import { isRefused } from '../../../api/isRefused.ts';
import { EmptyState } from '../../../ui/EmptyState.tsx';
import { ErrorNotice } from '../../../ui/ErrorNotice.tsx';
import { formatDay } from '../../../ui/formatTime.ts';
import { MorePages } from '../../../ui/MorePages.tsx';
import { Select } from '../../../ui/Select.tsx';
import { Skeleton } from '../../../ui/Skeleton.tsx';
import { useChannel } from '../../channel/useChannel.ts';
import '../pictureWords.ts';
import styles from './Album.module.css';
import { AlbumGroups } from './AlbumGroups.tsx';
import { groupPictures } from './groupPictures.ts';

const everySite = 'all';
const arrangements = ['day', 'label'] as const;
type Arrangement = (typeof arrangements)[number];

/** 写真・動画 of a patient: by day, or by what they show; one place of the body through all the time there is. */
const AlbumPart = ({ channel }: { channel: ChannelId }) => {
  const { t } = useTranslation();
  const { state } = useChannel(channel);
  const [by, setBy] = useState<Arrangement>('day');
  const [site, setSite] = useState<BodySite | typeof everySite>(everySite);
  const album = useInfiniteQuery({
    queryKey: ['pictures', channel, site, state.head],
    queryFn: ({ signal, pageParam }) =>
      callRoute(
        channelRoutes.readPictures,
        {
          params: { channel },
          query: {
            ...(pageParam !== null && { before: pageParam }),
            ...(site !== everySite && { site }),
          },
        },
        { signal },
      ),
    initialPageParam: null as number | null,
    getNextPageParam: (page) => page.before,
    placeholderData: (known) => known,
  });
  if (state.phase === 'refused') return <ErrorNotice error={state.refusal} />;
  if (isRefused(album)) return <ErrorNotice error={album.error} />;
  if (!album.data) return <Skeleton rows={4} />;
  const entries = album.data.pages.flatMap((page) => page.entries);
  const isLookingFor = site !== everySite;
  const nameOf = (key: string) => {
    if (by === 'day') return key === '' ? '' : formatDay(key);
    return key === '' ? t('pictures.noSite') : key;
  };
  const groups = groupPictures(entries, by, ({ site: shown, title }) =>
    [shown && t(`pictures.sites.${shown}`), title].filter(Boolean).join(' '),
  );
  const empty = isLookingFor ? 'noneOfSite' : state.readOnly ? 'emptyReceived' : 'empty';
  return (
    <div className={styles.album}>
      <div className={styles.choices}>
        <Select
          width="short"
          label={t('pictures.by')}
          value={by}
          options={arrangements.map((value) => ({
            value,
            label: t(value === 'day' ? 'pictures.byDay' : 'pictures.byLabel'),
          }))}
          onChange={setBy}
        />
        <Select
          width="short"
          label={t('pictures.site')}
          value={site}
          options={[
            { value: everySite, label: t('pictures.anySite') },
            ...bodySites.map((value) => ({ value, label: t(`pictures.sites.${value}`) })),
          ]}
          onChange={setSite}
        />
      </div>
      {isLookingFor && <p className={styles.help}>{t('pictures.hiddenBySite')}</p>}
      {entries.length === 0 && !album.hasNextPage && (
        <EmptyState icon="photo" title={t(`pictures.${empty}`)} />
      )}
      <AlbumGroups groups={groups} nameOf={nameOf} site={isLookingFor ? site : null} />
      <MorePages list={album} />
    </div>
  );
};

export default AlbumPart;
