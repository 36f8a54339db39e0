import { useInfiniteQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { useSearchParams } from 'wouter';
import { noticeRoutes } from '#contracts/http/noticeRoutes.ts';
import { callRoute } from '../../api/callRoute.ts';
import { Page } from '../../app/layout/Page.tsx';
import { EmptyState } from '../../ui/EmptyState.tsx';
import { ErrorNotice } from '../../ui/ErrorNotice.tsx';
import { MorePages } from '../../ui/MorePages.tsx';
import { PageTabs } from '../../ui/PageTabs.tsx';
import { Skeleton } from '../../ui/Skeleton.tsx';
import { NoticeRow } from './NoticeRow.tsx';

/** お知らせ: those that reached me, and those I sent. */
const NoticesScreen = () => {
  const { t } = useTranslation();
  const [search] = useSearchParams();
  const box = search.get('box') === 'sent' ? 'sent' : 'inbox';
  const notices = useInfiniteQuery({
    queryKey: ['notices', box],
    queryFn: ({ signal, pageParam }) =>
      callRoute(
        noticeRoutes.listNotices,
        { query: { box, ...(pageParam && { before: pageParam }) } },
        { signal },
      ),
    initialPageParam: null as string | null,
    getNextPageParam: (page) => page.next,
  });
  const shown = notices.data?.pages.flatMap((page) => page.notices) ?? [];
  return (
    <Page title={t('notices.title')} main={{ to: '/notices/new', label: t('notices.write'), icon: 'pen' }}>
      <PageTabs
        label={t('notices.boxes')}
        tabs={[
          { to: '/notices', label: t('notices.inbox'), current: box === 'inbox' },
          { to: '/notices?box=sent', label: t('notices.sentBox'), current: box === 'sent' },
        ]}
      />
      {notices.error && <ErrorNotice error={notices.error} />}
      {notices.isPending && <Skeleton />}
      {notices.data && shown.length === 0 && !notices.hasNextPage && (
        <EmptyState icon="bell" title={t(box === 'sent' ? 'notices.emptySent' : 'notices.empty')} />
      )}
      <ul>
        {shown.map((notice) => (
          <NoticeRow key={notice.id} notice={notice} />
        ))}
      </ul>
      <MorePages list={notices} />
    </Page>
  );
};

export default NoticesScreen;
