import { useTranslation } from 'react-i18next';
import { Badge } from '../../ui/Badge.tsx';
import { useTimeFormat } from '../../ui/useTimeFormat.ts';
import type { DocumentState } from './openDocument.ts';

const looks = {
  opening: { tone: 'quiet', icon: 'clock' },
  saved: { tone: 'success', icon: 'check' },
  saving: { tone: 'quiet', icon: 'clock' },
  away: { tone: 'warning', icon: 'warning' },
  stuck: { tone: 'error', icon: 'error' },
  refused: { tone: 'error', icon: 'error' },
  closed: { tone: 'quiet', icon: 'lock' },
} as const;

/** 保存しました 14:03, and only once the server has said so. */
export const SavedState = ({ state }: { state: DocumentState }) => {
  const { t } = useTranslation();
  const { formatTime } = useTimeFormat();
  return (
    <p role="status">
      <Badge {...looks[state.saving]}>
        {t(`minutes.saving.${state.saving}`)}
        {state.saving === 'saved' && state.savedAt !== null && ` ${formatTime(state.savedAt)}`}
      </Badge>
    </p>
  );
};
