import { useTranslation } from 'react-i18next';
import type { SavingFields } from '../../app/useFieldSaver.ts';
import { Badge } from '../../ui/Badge.tsx';
import { useTimeFormat } from '../../ui/useTimeFormat.ts';

const looks = {
  saved: { tone: 'success', icon: 'check' },
  saving: { tone: 'quiet', icon: 'clock' },
  waiting: { tone: 'quiet', icon: 'clock' },
  away: { tone: 'warning', icon: 'warning' },
  clash: { tone: 'warning', icon: 'warning' },
  gone: { tone: 'error', icon: 'error' },
  refused: { tone: 'error', icon: 'error' },
} as const;

/** Of fields what the text says of itself: 保存しました 14:03, once the server has said so. */
export const FieldsSaved = ({ fields }: { fields: SavingFields }) => {
  const { t } = useTranslation();
  const { formatTime } = useTimeFormat();
  const { saving, savedAt } = fields.state;
  return (
    <p role="status">
      {(saving !== 'saved' || savedAt !== null) && (
        <Badge {...looks[saving]}>
          {t(`minutes.fieldSaving.${saving}`)}
          {saving === 'saved' && savedAt !== null && ` ${formatTime(savedAt)}`}
        </Badge>
      )}
    </p>
  );
};
