import { isAwaited } from '../../api/isAwaited.ts';
import { Skeleton } from '../../ui/Skeleton.tsx';
import type { PatientRoom } from './PatientRoom.ts';
import { TopicList } from './TopicList.tsx';
import { useChannel } from './useChannel.ts';
import { useTopics } from './useTopics.ts';

/** 話題: what waits for somebody in this room, as a screen of its own or beside the talk. */
export const Topics = ({ room }: { room: PatientRoom }) => {
  const { state } = useChannel(room.channel);
  const topics = useTopics(room.channel, state);
  if (isAwaited(topics.list)) return <Skeleton />;
  return <TopicList room={room} topics={topics} readOnly={state.readOnly} />;
};
