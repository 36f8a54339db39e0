import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { Suspense, useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import { attachmentRoutes } from '#contracts/http/attachmentRoutes.ts';
import { type NoticeView, noticeRoutes } from '#contracts/http/noticeRoutes.ts';
import type { NoticeId } from '#domain/ids.ts';
import { callRoute } from '../../api/callRoute.ts';
import { isRefused } from '../../api/isRefused.ts';
import { routeUrl } from '../../api/routeUrl.ts';
import { Page } from '../../app/layout/Page.tsx';
import { lazyPart } from '../../app/lazyPart.tsx';
import { RefusedPage } from '../../app/RefusedPage.tsx';
import { useIsVisible } from '../../app/useIsVisible.ts';
import { Button } from '../../ui/Button.tsx';
import { Card } from '../../ui/Card.tsx';
import { CrossingMark } from '../../ui/CrossingMark.tsx';
import { ErrorNotice } from '../../ui/ErrorNotice.tsx';
import { formatPeriod } from '../../ui/formatPeriod.ts';
import { LinkButton } from '../../ui/LinkButton.tsx';
import { Message } from '../../ui/Message.tsx';
import { ruleWords } from '../../ui/ruleWords.ts';
import { Skeleton } from '../../ui/Skeleton.tsx';
import { useTimeFormat } from '../../ui/useTimeFormat.ts';
import { HospitalNoteWords } from '../hospitalNotes/HospitalNoteWords.tsx';
import { NoticeStateBadge } from './NoticeStateBadge.tsx';
import styles from './Notices.module.css';
import { noticeTitle } from './noticeTitle.ts';

const PdfPages = lazyPart(() => import('./PdfPages.tsx'));

/** One notice with its PDF in place. Opening it is 既読; 確認 is the button's alone. */
const NoticeScreen = ({ id }: { id: NoticeId }) => {
  const { t } = useTranslation();
  const { formatTime } = useTimeFormat();
  const queries = useQueryClient();
  const params = { notice: id };
  const notice = useQuery({
    queryKey: ['notice', id],
    queryFn: ({ signal }) => callRoute(noticeRoutes.readNotice, { params }, { signal }),
  });
  const moved = () => queries.invalidateQueries({ queryKey: ['notices'] });
  const acknowledge = useMutation({
    mutationFn: () => callRoute(noticeRoutes.acknowledgeNotice, { params }),
    onSuccess: () => Promise.all([queries.invalidateQueries({ queryKey: ['notice', id] }), moved()]),
  });
  const unread = notice.data?.state === 'unread' || notice.data?.reminder?.seen === false;
  const isVisible = useIsVisible();
  useEffect(() => {
    if (!unread || !isVisible) return;
    // A record that fails is made at the next opening; it must not stand before the text.
    callRoute(noticeRoutes.openNotice, { params: { notice: id } })
      .then(({ state: opened }) => {
        queries.setQueryData<NoticeView>(
          ['notice', id],
          (known) =>
            known && {
              ...known,
              state: opened,
              reminder: known.reminder && { ...known.reminder, seen: true },
            },
        );
        return queries.invalidateQueries({ queryKey: ['notices'] });
      })
      .catch(() => undefined);
  }, [unread, isVisible, id, queries]);

  const above = [{ to: '/notices', label: t('notices.title') }];
  if (isRefused(notice)) return <RefusedPage error={notice.error} above={above} />;
  if (!notice.data) return <Skeleton rows={6} />;
  const { sender, why, files, withheld, state, status, hospitalNote } = notice.data;
  return (
    <Page
      title={noticeTitle(t, notice.data)}
      above={above}
      marks={<NoticeStateBadge state={state} />}
      actions={
        state === 'sent' && (
          <LinkButton to={`/notices/${id}/receipts`} icon="list">
            {t('notices.receipts')}
          </LinkButton>
        )
      }
    >
      <p className={styles.sender}>
        <span>
          {sender.facility}・{sender.name}
        </span>
        {sender.crossing && <CrossingMark municipality={sender.municipality} />}
        <time dateTime={notice.data.sentAt}>{formatTime(notice.data.sentAt)}</time>
      </p>
      {notice.data.reminder && (
        <Message tone="warning" live>
          <p>{t('notices.reminderHere', { time: formatTime(notice.data.reminder.at) })}</p>
        </Message>
      )}
      {hospitalNote && <HospitalNoteWords notice={{ ...notice.data, hospitalNote }} />}
      {status ? (
        <p className={styles.text}>
          {formatPeriod(t, status)} {status.reason}
        </p>
      ) : (
        <p className={styles.text}>{notice.data.text}</p>
      )}
      {files.map((file) => (
        <Card key={file.id} title={file.name}>
          {file.type === 'application/pdf' ? (
            <Suspense fallback={<Skeleton />}>
              <PdfPages
                url={routeUrl(attachmentRoutes.readAttachment, { attachment: file.id })}
                name={file.name}
              />
            </Suspense>
          ) : (
            <img src={routeUrl(attachmentRoutes.readAttachment, { attachment: file.id })} alt={file.name} />
          )}
        </Card>
      ))}
      {withheld && (
        <Message tone="info">
          <p>{t('notices.withheld', { count: withheld.files })}</p>
          <p>
            {withheld.rule} {ruleWords(t, withheld.rule)}
          </p>
        </Message>
      )}
      {state === 'acknowledged' && notice.data.acknowledgedAt && (
        <Message tone="success" live>
          <p>{t('notices.acknowledgedAt', { time: formatTime(notice.data.acknowledgedAt) })}</p>
        </Message>
      )}
      {(state === 'unread' || state === 'opened') && (
        <div className={styles.acknowledge}>
          <p>{t('notices.acknowledgeHelp')}</p>
          <Button
            look="filled"
            size="large"
            icon="check"
            onPress={() => acknowledge.mutate()}
            isDisabled={acknowledge.isPending}
          >
            {t('notices.acknowledge')}
          </Button>
        </div>
      )}
      {acknowledge.error && <ErrorNotice error={acknowledge.error} />}
      {sender.crossing && (
        <details>
          <summary>{t('notices.why')}</summary>
          <p>
            {why.clause && t('notices.whyClause', { clause: why.clause, title: why.clauseTitle ?? '' })}{' '}
            {why.rule && `${why.rule} ${ruleWords(t, why.rule)}`}
          </p>
        </details>
      )}
    </Page>
  );
};

export default NoticeScreen;
