import { useTranslation } from 'react-i18next';
import type { TopicState } from '#domain/channels/topicState.ts';
import { Badge } from '../../ui/Badge.tsx';

const looks = {
  open: { tone: 'error', icon: 'error' },
  'in-progress': { tone: 'warning', icon: 'clock' },
  done: { tone: 'success', icon: 'check' },
} as const;

export const TopicStateBadge = ({ state }: { state: TopicState }) => {
  const { t } = useTranslation();
  return <Badge {...looks[state]}>{t(`vocabulary.topicState.${state}`)}</Badge>;
};
