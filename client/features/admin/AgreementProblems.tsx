import { useTranslation } from 'react-i18next';
import type { Problem } from '#domain/agreement/problem.ts';
import styles from './Admin.module.css';

export type LineProblem = Omit<Problem, 'file'>;

/** What is wrong, line by line, with the line itself, so that nobody has to count. */
export const AgreementProblems = (props: { problems: readonly LineProblem[]; text: string }) => {
  const { t } = useTranslation();
  const lines = props.text.split(/\r\n|\r|\n/);
  return (
    <ol className={styles.problems}>
      {props.problems.map(({ line, column, key, message }) => (
        <li key={`${line}:${column} ${key} ${message}`}>
          <b>{t('admin.import.line', { line })}</b> {key}: <span lang="en">{message}</span>
          {lines[line - 1]?.trim() && <code>{lines[line - 1]}</code>}
        </li>
      ))}
    </ol>
  );
};
