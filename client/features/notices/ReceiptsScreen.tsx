import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useCallback, useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { noticeRoutes, type ReceiptsView } from '#contracts/http/noticeRoutes.ts';
import type { NoticeId } from '#domain/ids.ts';
import { callRoute } from '../../api/callRoute.ts';
import { Page } from '../../app/layout/Page.tsx';
import { useWhileActive } from '../../app/useWhileActive.ts';
import { Button } from '../../ui/Button.tsx';
import { ConfirmDialog } from '../../ui/ConfirmDialog.tsx';
import { ErrorNotice } from '../../ui/ErrorNotice.tsx';
import { Message } from '../../ui/Message.tsx';
import { Skeleton } from '../../ui/Skeleton.tsx';
import { useSession } from '../session/SessionContext.ts';
import { DeliveryProgress } from './DeliveryProgress.tsx';
import styles from './Notices.module.css';
import { noticeTitle } from './noticeTitle.ts';
import { ReachLists } from './ReachLists.tsx';
import { isCounted, ReceiptTable } from './ReceiptTable.tsx';

/** 既読・確認 of one's own notice, moving as it moves; 再通知 goes only to those who have not acknowledged. */
const ReceiptsScreen = ({ id }: { id: NoticeId }) => {
  const { t } = useTranslation();
  const { realtime } = useSession();
  const queries = useQueryClient();
  const params = { notice: id };
  const notice = useQuery({
    queryKey: ['notice', id],
    queryFn: ({ signal }) => callRoute(noticeRoutes.readNotice, { params }, { signal }),
  });
  const receipts = useQuery({
    queryKey: ['noticeReceipts', id],
    queryFn: ({ signal }) => callRoute(noticeRoutes.noticeReceipts, { params }, { signal }),
    // A push may be lost; more often than this would read thousands of receipts again and again.
    refetchInterval: (query) => (query.state.data?.delivery.state === 'done' ? false : 5_000),
  });
  const moved = useCallback(
    () => void queries.invalidateQueries({ queryKey: ['noticeReceipts', id] }),
    [queries, id],
  );
  // A hint between nodes may be lost (DESIGN decision 6).
  useWhileActive(15_000, moved);
  useEffect(() => {
    const stops = [
      realtime.on('notice:receipts-changed', (pushed) => {
        if (pushed.notice !== id) return;
        if (pushed.delivery.state === 'done') moved();
        // While it is being delivered to thousands only the count moves.
        else
          queries.setQueryData<ReceiptsView>(
            ['noticeReceipts', id],
            (known) => known && { ...known, delivery: pushed.delivery },
          );
      }),
      // What moved while the connection was away was pushed to nobody.
      realtime.onConnection((connected) => {
        if (connected) moved();
      }),
    ];
    return () => {
      for (const stop of stops) stop();
    };
  }, [realtime, queries, moved, id]);
  const [reminding, setReminding] = useState(false);
  const remind = useMutation({
    mutationFn: () => callRoute(noticeRoutes.remindNotice, { params }),
    onSuccess: () => setReminding(false),
  });

  const above = [
    { to: '/notices?box=sent', label: t('notices.title') },
    ...(notice.data ? [{ to: `/notices/${id}`, label: noticeTitle(t, notice.data) }] : []),
  ];
  const { data } = receipts;
  const waiting = data?.facilities.filter((one) => isCounted(one) && one.acknowledgedAt === null).length ?? 0;
  return (
    <Page title={t('notices.receipts')} above={above}>
      {receipts.error && <ErrorNotice error={receipts.error} />}
      {receipts.isPending && <Skeleton rows={6} />}
      {data && (
        <>
          {data.delivery.state !== 'done' && notice.data && (
            <DeliveryProgress delivery={data.delivery} sentAt={notice.data.sentAt} />
          )}
          {data.difference && (
            <Message tone="warning" title={t('notices.difference')}>
              {data.difference.gained.length > 0 && (
                <p>
                  {t('notices.gained', { names: data.difference.gained.map((one) => one.name).join('、') })}
                </p>
              )}
              {data.difference.lost.length > 0 && (
                <p>{t('notices.lost', { names: data.difference.lost.map((one) => one.name).join('、') })}</p>
              )}
            </Message>
          )}
          <ReceiptTable notice={id} facilities={data.facilities} />
          <div className={styles.actions}>
            <Button
              icon="bell"
              onPress={() => setReminding(true)}
              isDisabled={remind.isSuccess || waiting === 0}
            >
              {t('notices.remind')}
            </Button>
            <ConfirmDialog
              title={t('notices.remindTitle')}
              isOpen={reminding}
              onClose={() => setReminding(false)}
              action={t('notices.remindNow')}
              onConfirm={() => remind.mutate()}
              work={remind}
            >
              <p>
                {t('notices.remindWill', {
                  count: waiting,
                })}
              </p>
            </ConfirmDialog>
          </div>
          {remind.data && (
            <Message tone="success" live>
              <p>{t('notices.reminded', { count: remind.data.reminded })}</p>
            </Message>
          )}
          {data.reach && (
            <details>
              <summary>{t('notices.reachThen')}</summary>
              <ReachLists reach={data.reach} />
            </details>
          )}
        </>
      )}
    </Page>
  );
};

export default ReceiptsScreen;
