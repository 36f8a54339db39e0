import { useTranslation } from 'react-i18next';
import { Badge } from '../../ui/Badge.tsx';
import { Button } from '../../ui/Button.tsx';
import { Card } from '../../ui/Card.tsx';
import { ErrorNotice } from '../../ui/ErrorNotice.tsx';
import { ListRow } from '../../ui/ListRow.tsx';
import { MorePages } from '../../ui/MorePages.tsx';
import { useTimeFormat } from '../../ui/useTimeFormat.ts';
import type { PatientRoom } from './PatientRoom.ts';
import { TopicStateBadge } from './TopicStateBadge.tsx';
import { topicTitle } from './topicTitle.ts';
import type { Topics } from './useTopics.ts';

interface TopicListProps {
  room: PatientRoom;
  topics: Topics;
  readOnly: boolean;
}

/** [LI1] What still waits for somebody; all topics, on request. */
export const TopicList = ({ room, topics: { list: topics, all, setAll }, readOnly }: TopicListProps) => {
  const { t } = useTranslation();
  const { formatTime } = useTimeFormat();
  const shown = topics.data?.pages.flatMap((page) => page.topics) ?? [];
  const count = topics.data?.pages[0]?.count ?? null;
  return (
    <Card
      title={count ? t('channel.topicsWaiting', { count }) : t('channel.topics')}
      aside={
        <Button look="text" size="small" onPress={() => setAll(!all)}>
          {all ? t('channel.onlyOpenTopics') : t('channel.allTopics')}
        </Button>
      }
    >
      {topics.error && <ErrorNotice error={topics.error} />}
      {topics.data && shown.length === 0 && (
        <p>{t(readOnly ? 'channel.noTopicsReceived' : all ? 'channel.noTopics' : 'channel.noOpenTopics')}</p>
      )}
      <ul>
        {shown.map(({ opener, thread, state, replies, unread }) => {
          const shownOpener = 'id' in opener ? opener : null;
          const words = shownOpener && !('withheld' in shownOpener.body) ? shownOpener.body : null;
          return (
            <ListRow
              key={thread}
              to={`${room.path}/topics/${thread}`}
              title={topicTitle(t, opener)}
              line={words?.text}
              unread={unread > 0}
              marks={
                <>
                  {unread > 0 && (
                    <Badge tone="key" icon="chat">
                      {t('common.unread_count', { count: unread })}
                    </Badge>
                  )}
                  <TopicStateBadge state={state} />
                  <span>{t('channel.replies', { count: replies })}</span>
                </>
              }
              time={shownOpener && formatTime(shownOpener.at)}
            />
          );
        })}
      </ul>
      <MorePages list={topics} />
    </Card>
  );
};
