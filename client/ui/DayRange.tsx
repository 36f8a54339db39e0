import { useTranslation } from 'react-i18next';
import type { Days } from './Days.ts';
import { isBackwards } from './isBackwards.ts';
import { TextField } from './TextField.tsx';

/** From a day on, to a last one or open. */
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
        label={t('common.last')}
        help={t('common.lastHelp')}
        type="date"
        value={days.last}
        onChange={(last) => onChange({ ...days, last })}
        width="short"
        error={isBackwards(days) ? t('common.lastBefore') : null}
      />
    </>
  );
};
