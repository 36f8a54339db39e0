import { useTranslation } from 'react-i18next';
import type { NoticeSummary } from '#contracts/http/noticeRoutes.ts';
import { Badge } from '../../ui/Badge.tsx';

const looks = {
  unread: { tone: 'key', icon: 'bell' },
  opened: { tone: 'warning', icon: 'eye' },
  acknowledged: { tone: 'success', icon: 'check' },
  sent: { tone: 'quiet', icon: 'send' },
  listed: { tone: 'quiet', icon: 'list' },
} as const;

/** 既読 is not 確認: each has its own word and sign. */
export const NoticeStateBadge = ({ state }: { state: NoticeSummary['state'] }) => {
  const { t } = useTranslation();
  return <Badge {...looks[state]}>{t(`notices.states.${state}`)}</Badge>;
};
