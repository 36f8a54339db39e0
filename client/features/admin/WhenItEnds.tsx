import { useTranslation } from 'react-i18next';
import { Choice } from '../../ui/Choice.tsx';
import { ChoiceGroup } from '../../ui/ChoiceGroup.tsx';
import { formatDay } from '../../ui/formatTime.ts';
import { TextField } from '../../ui/TextField.tsx';

export type EndingWhen = 'now' | 'onDay' | 'back';

interface WhenItEndsProps {
  when: EndingWhen;
  onWhen: (when: EndingWhen) => void;
  /** The last day, as typed. */
  last: string;
  onLast: (last: string) => void;
  /** A last day that was set already, and can be taken back. */
  set: string | null;
}

/** Part of a dialog that ends something: at once, with a last day to come, or after all not. */
export const WhenItEnds = ({ when, onWhen, last, onLast, set }: WhenItEndsProps) => {
  const { t } = useTranslation();
  const choices = set === null ? (['now', 'onDay'] as const) : (['now', 'onDay', 'back'] as const);
  return (
    <>
      <ChoiceGroup legend={t('rights.end.when')} required>
        {choices.map((one) => (
          <Choice
            key={one}
            kind="radio"
            name="when-it-ends"
            checked={when === one}
            onChange={() => onWhen(one)}
          >
            {t(`rights.end.${one}`, { last: set === null ? '' : formatDay(set) })}
          </Choice>
        ))}
      </ChoiceGroup>
      {when === 'onDay' && (
        <TextField
          label={t('rights.end.last')}
          help={t('rights.end.lastHelp')}
          type="date"
          value={last}
          onChange={onLast}
          width="short"
          isRequired
        />
      )}
    </>
  );
};
