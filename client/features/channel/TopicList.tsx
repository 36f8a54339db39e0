import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { channelRoutes } from '#contracts/http/channelRoutes.ts';
import { callRoute } from '../../api/callRoute.ts';
import { Badge } from '../../ui/Badge.tsx';
import { Button } from '../../ui/Button.tsx';
import { Card } from '../../ui/Card.tsx';
import { ListRow } from '../../ui/ListRow.tsx';
import { useTimeFormat } from '../../ui/useTimeFormat.ts';
import type { PatientRoom } from './PatientRoom.ts';
import { TopicStateBadge } from './TopicStateBadge.tsx';

/** What still waits for somebody stands on top; what is done, on request. */
export const TopicList = ({ room, head, unread }: { room: PatientRoom; head: number; unread: number }) => {
  const { t } = useTranslation();
  const { formatTime } = useTimeFormat();
  const [all, setAll] = useState(false);
  const topics = useQuery({
    // What is read here or on another device moves the counts of its topics.
    queryKey: ['topics', room.channel, head, unread],
    queryFn: ({ signal }) =>
      callRoute(channelRoutes.listTopics, { params: { channel: room.channel }, query: {} }, { signal }),
    placeholderData: (known) => known,
  });
  const known = topics.data?.topics ?? [];
  const waiting = known.filter((topic) => topic.state !== 'done');
  const shown = all ? known : waiting.slice(0, 5);
  if (known.length === 0) return null;
  return (
    <Card
      title={t('channel.topics')}
      aside={
        <Button look="text" size="small" onPress={() => setAll(!all)}>
          {all ? t('channel.onlyOpenTopics') : t('channel.allTopics')}
        </Button>
      }
    >
      {shown.length === 0 && <p>{t('channel.noOpenTopics')}</p>}
      <ul>
        {shown.map(({ opener, thread, state, replies, unread }) => {
          const shownOpener = 'id' in opener ? opener : null;
          const words = shownOpener && !('withheld' in shownOpener.body) ? shownOpener.body : null;
          return (
            <ListRow
              key={thread}
              to={`${room.path}/topics/${thread}`}
              title={
                words?.title ??
                (shownOpener
                  ? t('channel.reportOf', { name: shownOpener.author.name })
                  : t('channel.withheldTopic'))
              }
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
    </Card>
  );
};
