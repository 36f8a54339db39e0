import { useTranslation } from 'react-i18next';
import type { MinutesView } from '#contracts/http/minutesView.ts';
import { Badge } from '../../ui/Badge.tsx';

const looks = {
  draft: { tone: 'quiet', icon: 'pen' },
  circulated: { tone: 'warning', icon: 'clock' },
  finalised: { tone: 'success', icon: 'lock' },
} as const;

export const MinutesStateBadge = ({ state }: { state: MinutesView['state'] }) => {
  const { t } = useTranslation();
  return <Badge {...looks[state]}>{t(`minutes.states.${state}`)}</Badge>;
};
