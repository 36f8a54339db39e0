import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { asFailure } from '../api/ApiFailure.ts';
import { errorReasons } from '../i18n/ja/errorReasons.ts';
import styles from './ErrorNotice.module.css';
import { fieldWords } from './fieldWords.ts';
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
  const { office, rule, clause, since, retryAfterSeconds, reason } = details;
  // A server that is newer than this page may give a reason that the page does not know: the code's own words then.
  const words =
    reason !== undefined && Object.hasOwn(errorReasons, reason)
      ? (`errors.reasons.${reason}` as const)
      : (`errors.${code}` as const);
  // One line for each thing to do: ten files that are no PDF are one.
  const frozen = code === 'A-04' && since;
  const fields = new Set((details.fields ?? []).map((field) => fieldWords(t, field)));
  fields.delete(null);
  return (
    <Message
      tone="error"
      live
      title={frozen ? t('errors.frozenSince', { since: formatDay(since) }) : t(`${words}.what`)}
    >
      {rule && <p>{t('errors.rule', { rule, words: ruleWords(t, rule) })}</p>}
      {clause && <p>{t('errors.clause', { clause })}</p>}
      {since && !frozen && <p>{t('errors.since', { since: formatDay(since) })}</p>}
      {fields.size > 0 && (
        <ul>
          {[...fields].map((field) => (
            <li key={field}>{field}</li>
          ))}
        </ul>
      )}
      {textIsSafe && <p>{t('errors.textIsSafe')}</p>}
      <p>{t(`${words}.next`)}</p>
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
