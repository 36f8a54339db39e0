import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { LaterChange } from '#contracts/laterChange.ts';
import { useTimeFormat } from '../../ui/useTimeFormat.ts';
import styles from './Minutes.module.css';

interface LaterChangesProps {
  changes: readonly LaterChange[];
  /** What can be done with one of them. */
  tools?: (change: LaterChange) => ReactNode;
}

/** What was written after the state that is finalised: where, by whom, and the words before and after. */
export const LaterChanges = ({ changes, tools }: LaterChangesProps) => {
  const { t } = useTranslation();
  const { formatTime } = useTimeFormat();
  return (
    <ul>
      {changes.map((change) => (
        <li key={change.key} className={styles.comment}>
          <span>
            <b>{change.label}</b> {change.by.map(({ name }) => name).join('・')}{' '}
            <small>{formatTime(change.at)}</small>
          </span>
          {change.before === change.after ? (
            <p>{t('minutes.later.look')}</p>
          ) : (
            <dl className={styles.clash}>
              {change.before !== '' && (
                <>
                  <dt>{t('minutes.later.before')}</dt>
                  <dd>{change.before}</dd>
                </>
              )}
              <dt>{t('minutes.later.after')}</dt>
              <dd>{change.after || t('minutes.later.removed')}</dd>
            </dl>
          )}
          {tools?.(change)}
        </li>
      ))}
    </ul>
  );
};
