import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { SavingFields } from '../../app/useFieldSaver.ts';
import { Button } from '../../ui/Button.tsx';
import { FieldsTrouble } from './FieldsTrouble.tsx';
import styles from './Minutes.module.css';
import { SavedState } from './SavedState.tsx';
import type { OpenRow } from './useOpenRows.ts';

interface RowToolsProps {
  fields: SavingFields;
  row: Pick<OpenRow<unknown>, 'row' | 'close' | 'discard'>;
}

/** Under the fields of a row: whether it is saved, and how to leave it. */
export const RowTools = ({ fields, row }: RowToolsProps) => {
  const { t } = useTranslation();
  const [asking, setAsking] = useState(false);
  const { saving, mine } = fields.state;
  // What waits for the line goes on its way without its fields being shown; a row that is nowhere yet stays in sight.
  const goes = saving === 'saved' || (row.row !== null && (saving === 'saving' || saving === 'away'));
  const isLost = saving !== 'saved' && saving !== 'saving' && saving !== 'away';
  const isEmpty = Object.values(mine).every((value) => value.trim() === '');
  return (
    <>
      <FieldsTrouble fields={fields} />
      <div className={styles.tools}>
        <SavedState of="fields" state={fields.state} />
        {goes && (
          <Button size="small" onPress={row.close}>
            {t('common.close')}
          </Button>
        )}
        {isLost && !asking && (
          <Button look="text" size="small" onPress={() => (isEmpty ? row.discard() : setAsking(true))}>
            {t('minutes.discard')}
          </Button>
        )}
        {isLost && asking && (
          <Button look="text" size="small" onPress={row.discard}>
            {t('minutes.discardNow')}
          </Button>
        )}
      </div>
    </>
  );
};
