import { useTranslation } from 'react-i18next';
import { TextField } from './TextField.tsx';

/** Days in Asia/Tokyo as a date field gives them; an empty `until` is open. */
export interface Days {
  readonly from: string;
  readonly until: string;
}

/** The last day is the first on which it no longer holds: none before the first one makes sense. */
export const isBackwards = ({ from, until }: Days): boolean => until !== '' && until <= from;

/** From a day on, until another or open. */
export const DayRange = ({ days, onChange }: { days: Days; onChange: (days: Days) => void }) => {
  const { t } = useTranslation();
  return (
    <>
      <TextField
        label={t('common.from')}
        type="date"
        value={days.from}
        onChange={(from) => onChange({ ...days, from })}
        width="short"
        isRequired
      />
      <TextField
        label={t('common.until')}
        help={t('common.untilHelp')}
        type="date"
        value={days.until}
        onChange={(until) => onChange({ ...days, until })}
        width="short"
        error={isBackwards(days) ? t('common.untilBefore') : null}
      />
    </>
  );
};
