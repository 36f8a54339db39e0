import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { type TopicState, topicStates } from '#domain/channels/topicState.ts';
import type { ChannelId, PostId } from '#domain/ids.ts';
import { sendOnce } from '../../api/sendOnce.ts';
import { ErrorNotice } from '../../ui/ErrorNotice.tsx';
import { Select } from '../../ui/Select.tsx';
import { useSession } from '../session/SessionContext.ts';
import styles from './Entry.module.css';
import { TopicStateBadge } from './TopicStateBadge.tsx';

interface TopicStateChoiceProps {
  channel: ChannelId;
  thread: PostId;
  state: TopicState;
  readOnly: boolean;
  onChanged: () => void;
}

/** 未対応, 対応中, 済: how it stands, and the choice of another. */
export const TopicStateChoice = ({ channel, thread, state, readOnly, onChanged }: TopicStateChoiceProps) => {
  const { t } = useTranslation();
  const { realtime } = useSession();
  const [failure, setFailure] = useState<unknown>(null);
  const change = (to: TopicState) => {
    setFailure(null);
    sendOnce(`topic ${thread}`, to, (clientId) =>
      realtime.ask('thread:set-state', { channel, thread, state: to, clientId }),
    )
      .then(onChanged)
      .catch(setFailure);
  };
  return (
    <div className={styles.topicState}>
      <TopicStateBadge state={state} />
      {!readOnly && (
        <Select
          label={t('channel.changeState')}
          value={state}
          options={topicStates.map((value) => ({ value, label: t(`vocabulary.topicState.${value}`) }))}
          onChange={change}
          width="inline"
        />
      )}
      {failure !== null && <ErrorNotice error={failure} />}
    </div>
  );
};
