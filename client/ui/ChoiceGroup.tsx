import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import styles from './Field.module.css';

/** Choices under one question. */
export const ChoiceGroup = (props: { legend: string; required?: boolean; children: ReactNode }) => {
  const { t } = useTranslation();
  return (
    <fieldset className={styles.group}>
      <legend>
        {props.legend}
        {props.required && <span className={styles.required}>{t('common.required')}</span>}
      </legend>
      {props.children}
    </fieldset>
  );
};
