import { useTranslation } from 'react-i18next';
import type { AuditRecord } from '#contracts/http/auditView.ts';
import { sayNumbers } from '#domain/audit/sayNumbers.ts';
import { formatDay, formatSecond } from '../../ui/formatTime.ts';
import { ruleWords } from '../../ui/ruleWords.ts';
import { useClassWords } from '../team/useClassWords.ts';
import { usePurposeWords } from '../team/usePurposeWords.ts';
import styles from './Audit.module.css';
import { useRecordWords } from './useRecordWords.ts';

/** All that a record says: the grounds of its answer by clause, version and consent, and where it lies in the chain. */
export const AuditDetails = ({ one, municipality }: { one: AuditRecord; municipality: string }) => {
  const { t } = useTranslation();
  const { named, objectOf } = useRecordWords(municipality);
  const purposeWords = usePurposeWords();
  const classWords = useClassWords();
  const { agreement, clause, from, to } = one;
  const provided = one.kind.startsWith('provision');
  const fields = {
    n: String(one.n),
    at: `${formatDay(new Date(one.at))} ${formatSecond(one.at)}`,
    kind: named('kinds', one.kind),
    relation: one.relation && named('relations', one.relation),
    between: from && to && `${from.name} → ${to.name}`,
    purpose: one.purpose && purposeWords([one.purpose]),
    // A judgement says what somebody may be shown. What was shown is said only by a provision.
    dataClasses: one.allowed && !provided ? classWords(one.dataClasses) : '',
    provided: provided && classWords(one.dataClasses),
    // A record without numbers is shown as a whole: number 0 says nothing to a person.
    shown: one.shown?.some(({ first }) => first > 0) && sayNumbers(one.shown, '～'),
    object: objectOf(one),
    times: one.times > 1 && String(one.times),
    rule: one.rule && `${one.rule} ${ruleWords(t, one.rule)}`,
    clause: clause && [clause.title, clause.id].filter(Boolean).join(' '),
    agreement:
      agreement &&
      t('audit.version', { title: agreement.title ?? agreement.id, version: agreement.version ?? '-' }),
    consent: one.consent,
    membership: one.membership,
    readOnly: one.readOnly && t('common.yes'),
    record: one.record.id,
    account: one.who.account,
    hash: one.hash,
  };
  return (
    <dl className={styles.details}>
      {(Object.entries(fields) as [keyof typeof fields, string | false | null][]).map(
        ([name, words]) =>
          words && (
            <div key={name}>
              <dt>{t(`audit.fields.${name}`)}</dt>
              <dd>{words}</dd>
            </div>
          ),
      )}
    </dl>
  );
};
