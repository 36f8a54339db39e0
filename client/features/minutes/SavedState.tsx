import { useTranslation } from 'react-i18next';
import type { FieldSaverState } from '../../app/FieldSaver.ts';
import { underLine } from '../../app/underLine.ts';
import { useLine } from '../../app/useLine.ts';
import { Badge } from '../../ui/Badge.tsx';
import { useTimeFormat } from '../../ui/useTimeFormat.ts';
import type { DocumentState } from './openDocument.ts';

const looks = {
  opening: { tone: 'quiet', icon: 'clock' },
  saved: { tone: 'success', icon: 'check' },
  saving: { tone: 'quiet', icon: 'clock' },
  waiting: { tone: 'quiet', icon: 'clock' },
  away: { tone: 'warning', icon: 'warning' },
  clash: { tone: 'warning', icon: 'warning' },
  gone: { tone: 'error', icon: 'error' },
  stuck: { tone: 'error', icon: 'error' },
  refused: { tone: 'error', icon: 'error' },
  closed: { tone: 'quiet', icon: 'lock' },
} as const;

type SavedStateProps =
  | { readonly of: 'text'; readonly state: Pick<DocumentState, 'saving' | 'savedAt'> }
  | { readonly of: 'fields'; readonly state: Pick<FieldSaverState, 'saving' | 'savedAt'> };

/**
 * 保存しました 14:03, of text and fields alike, and only once the server has said so; 保存しています… only while something
 * gets through. Fields that nobody has touched say nothing.
 */
export const SavedState = ({ of, state: { saving, savedAt } }: SavedStateProps) => {
  const { t } = useTranslation();
  const { formatTime } = useTimeFormat();
  const shown = underLine(saving, useLine());
  const isFields = of === 'fields';
  const words =
    isFields && (shown === 'away' || shown === 'refused')
      ? t(`minutes.fieldSaving.${shown}`)
      : t(`minutes.saving.${shown}`);
  return (
    <p role="status">
      {(!isFields || shown !== 'saved' || savedAt !== null) && (
        <Badge {...looks[shown]}>
          {words}
          {shown === 'saved' && savedAt !== null && ` ${formatTime(savedAt)}`}
        </Badge>
      )}
    </p>
  );
};
