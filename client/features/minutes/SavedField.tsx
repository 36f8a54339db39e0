import { useTranslation } from 'react-i18next';
import type { SavingFields } from '../../app/useFieldSaver.ts';
import { Button } from '../../ui/Button.tsx';
import { Message } from '../../ui/Message.tsx';
import { Select } from '../../ui/Select.tsx';
import { TextField } from '../../ui/TextField.tsx';
import { useTimeFormat } from '../../ui/useTimeFormat.ts';
import styles from './Minutes.module.css';

interface SavedFieldProps {
  fields: SavingFields;
  name: string;
  label: string;
  kind?: 'text' | 'day' | 'choice';
  options?: readonly { readonly value: string; readonly label: string }[];
  empty?: string;
  rows?: number;
  maxLength: number;
  isRequired?: boolean;
}

/** One field that saves itself; where another has changed the same, both are shown and the person chooses. */
export const SavedField = (props: SavedFieldProps) => {
  const { fields, name, label, kind = 'text', options = [], empty, rows, maxLength, isRequired } = props;
  const { t } = useTranslation();
  const { formatTime } = useTimeFormat();
  const { state, saver } = fields;
  const value = fields.value(name);
  const theirs = state.clashes[name];
  const wordsOf = (one: string) =>
    options.find((option) => option.value === one)?.label ?? (one || t('minutes.blank'));
  return (
    <div className={styles.saved}>
      {kind === 'choice' ? (
        <Select
          label={label}
          value={value}
          options={options}
          {...(empty !== undefined && { empty })}
          onChange={(next) => {
            saver.change(name, next);
            saver.flush();
          }}
        />
      ) : (
        <TextField
          label={label}
          value={value}
          onChange={(next) => saver.change(name, next)}
          onBlur={() => saver.flush()}
          onCompositionStart={() => saver.compose(true)}
          onCompositionEnd={() => saver.compose(false)}
          maxLength={maxLength}
          {...(kind === 'day' && { type: 'date' })}
          {...(rows && { rows })}
          {...(isRequired && { isRequired })}
        />
      )}
      {theirs && (
        <Message
          tone="warning"
          live
          title={t('minutes.clash.what', {
            name: theirs.by || t('minutes.clash.somebody'),
            time: theirs.at && formatTime(theirs.at),
          })}
        >
          <dl className={styles.clash}>
            <dt>{t('minutes.clash.mine')}</dt>
            <dd>{wordsOf(value)}</dd>
            <dt>{t('minutes.clash.theirs', { name: theirs.by || t('minutes.clash.somebody') })}</dt>
            <dd>{wordsOf(theirs.value)}</dd>
          </dl>
          <div className={styles.tools}>
            <Button size="small" onPress={() => saver.keepMine(name)}>
              {t('minutes.clash.keepMine')}
            </Button>
            <Button size="small" onPress={() => saver.takeTheirs(name)}>
              {t('minutes.clash.takeTheirs', { name: theirs.by || t('minutes.clash.somebody') })}
            </Button>
          </div>
        </Message>
      )}
    </div>
  );
};
