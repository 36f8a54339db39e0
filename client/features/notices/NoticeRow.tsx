import { useTranslation } from 'react-i18next';
import type { NoticeSummary } from '#contracts/http/noticeRoutes.ts';
import { Badge } from '../../ui/Badge.tsx';
import { CrossingMark } from '../../ui/CrossingMark.tsx';
import { Icon } from '../../ui/Icon.tsx';
import { ListRow } from '../../ui/ListRow.tsx';
import { useTimeFormat } from '../../ui/useTimeFormat.ts';
import { NoticeStateBadge } from './NoticeStateBadge.tsx';
import { noticeTitle } from './noticeTitle.ts';

export const NoticeRow = ({ notice }: { notice: NoticeSummary }) => {
  const { t } = useTranslation();
  const { formatTime } = useTimeFormat();
  const { sender, progress } = notice;
  return (
    <ListRow
      to={`/notices/${notice.id}`}
      title={noticeTitle(t, notice)}
      line={`${sender.facility}・${sender.name}`}
      unread={notice.state === 'unread' || notice.reminder?.seen === false}
      time={formatTime(notice.sentAt)}
      marks={
        <>
          {notice.reminder && (
            <Badge tone={notice.reminder.seen ? 'warning' : 'key'} icon="bell">
              {t('notices.reminder')}
            </Badge>
          )}
          <NoticeStateBadge state={notice.state} />
          {notice.status && <Badge icon="home">{t('vocabulary.dataClass.facility-status')}</Badge>}
          {notice.hospitalNote && <Badge icon="home">{t('vocabulary.purpose.admission-discharge')}</Badge>}
          {notice.purpose === 'infection' && (
            <Badge tone="warning" icon="warning">
              {t('vocabulary.purpose.infection')}
            </Badge>
          )}
          {sender.crossing && <CrossingMark municipality={sender.municipality} />}
          {notice.attachments > 0 && (
            <span>
              <Icon name="file" /> {t('notices.files', { count: notice.attachments })}
            </span>
          )}
          {progress && (
            <span>{t('notices.progress', { done: progress.acknowledged, all: progress.facilities })}</span>
          )}
        </>
      }
    />
  );
};
