import { useTranslation } from 'react-i18next';
import type { ConferenceView } from '#contracts/http/conferenceRoutes.ts';
import { Badge } from '../../ui/Badge.tsx';

const looks = {
  planned: { tone: 'quiet', icon: 'clock' },
  open: { tone: 'key', icon: 'video' },
  ended: { tone: 'success', icon: 'check' },
  cancelled: { tone: 'quiet', icon: 'close' },
} as const;

export const ConferenceStateBadge = ({ state }: { state: ConferenceView['state'] }) => {
  const { t } = useTranslation();
  return <Badge {...looks[state]}>{t(`conferences.states.${state}`)}</Badge>;
};
