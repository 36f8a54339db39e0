import { useTranslation } from 'react-i18next';
import { Badge } from '../../ui/Badge.tsx';

/** What waits in a position, in words; nothing where nothing waits. */
export const WaitingBadges = ({ unread, conferencesToday }: { unread: number; conferencesToday: number }) => {
  const { t } = useTranslation();
  return (
    <>
      {unread > 0 && <Badge tone="key">{t('session.unreadHere', { count: unread })}</Badge>}{' '}
      {conferencesToday > 0 && (
        <Badge tone="key">{t('session.conferencesHere', { count: conferencesToday })}</Badge>
      )}
    </>
  );
};
