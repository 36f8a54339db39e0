import { useTranslation } from 'react-i18next';
import type { DataClass } from '#domain/vocabulary/dataClasses.ts';
import { Icon } from '../../ui/Icon.tsx';
import { ruleWords } from '../../ui/ruleWords.ts';
import styles from './Entry.module.css';

/** The place of what no clause discloses: class and rule, no content. */
export const Withheld = (props: { dataClass: DataClass; rule: string }) => {
  const { t } = useTranslation();
  return (
    <p className={styles.withheld}>
      <Icon name="lock" />
      <span>
        {t('common.withheld', { dataClass: t(`vocabulary.dataClass.${props.dataClass}`) })}
        <small>{t('common.withheldWhy', { rule: props.rule, words: ruleWords(t, props.rule) })}</small>
      </span>
    </p>
  );
};
