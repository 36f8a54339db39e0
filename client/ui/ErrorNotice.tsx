import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { asFailure } from '../api/ApiFailure.ts';
import styles from './ErrorNotice.module.css';
import { formatDay } from './formatTime.ts';
import { Message } from './Message.tsx';
import { ruleWords } from './ruleWords.ts';

interface ErrorNoticeProps {
  error: unknown;
  /** Whether what was typed is still there. */
  textIsSafe?: boolean;
  children?: ReactNode;
}

/** What happened, whether my text is safe, what to do, whom to ask, and a small code. */
export const ErrorNotice = ({ error, textIsSafe = false, children }: ErrorNoticeProps) => {
  const { t } = useTranslation();
  const { code, details, traceId } = asFailure(error);
  const { office, rule, clause, since, retryAfterSeconds, fields } = details;
  return (
    <Message tone="error" live title={t(`errors.${code}.what`)}>
      {rule && <p>{t('errors.rule', { rule, words: ruleWords(t, rule) })}</p>}
      {clause && <p>{t('errors.clause', { clause })}</p>}
      {since && <p>{t('errors.since', { since: formatDay(since) })}</p>}
      {fields && fields.length > 0 && (
        <ul>
          {fields.map((field) => (
            <li key={field.path}>
              {field.path}: {field.problem}
            </li>
          ))}
        </ul>
      )}
      {textIsSafe && <p>{t('errors.textIsSafe')}</p>}
      <p>{t(`errors.${code}.next`)}</p>
      {retryAfterSeconds !== undefined && (
        <p>{t('errors.retryAfter', { minutes: Math.max(1, Math.ceil(retryAfterSeconds / 60)) })}</p>
      )}
      {office && (
        <p>
          {t('errors.office', { municipality: office.municipality, name: office.name })}{' '}
          <a href={`tel:${office.phone}`}>{office.phone}</a>
        </p>
      )}
      {children}
      <p className={styles.code}>
        {code} {traceId !== '-' && `/ ${traceId}`}
      </p>
    </Message>
  );
};
