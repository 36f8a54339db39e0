import { useTranslation } from 'react-i18next';
import type * as z from 'zod/mini';
import type { stoppedPatient } from '#contracts/http/patientView.ts';
import { Card } from '../../ui/Card.tsx';
import { formatDay } from '../../ui/formatTime.ts';
import { Message } from '../../ui/Message.tsx';
import { ruleWords } from '../../ui/ruleWords.ts';

const known = ['A-03', 'A-04', 'A-05'] as const;

/** 担当だった方: no name, but since when, why and whom to ask. */
export const StoppedPatients = ({ stopped }: { stopped: readonly z.infer<typeof stoppedPatient>[] }) => {
  const { t } = useTranslation();
  if (stopped.length === 0) return null;
  return (
    <Card title={t('patients.stopped')}>
      {stopped.map((one) => {
        const code = known.find((each) => each === one.code) ?? 'A-03';
        const since = one.since && formatDay(one.since);
        const frozen = code === 'A-04' && since;
        return (
          <Message
            key={one.id}
            tone="warning"
            title={frozen ? t('errors.frozenSince', { since }) : t(`errors.${code}.what`)}
          >
            {since && !frozen && <p>{t('errors.since', { since })}</p>}
            {one.rule && <p>{t('errors.rule', { rule: one.rule, words: ruleWords(t, one.rule) })}</p>}
            {one.office && (
              <p>
                {t('errors.office', { municipality: one.office.municipality, name: one.office.name })}{' '}
                <a href={`tel:${one.office.phone}`}>{one.office.phone}</a>
              </p>
            )}
            <p>({one.code})</p>
          </Message>
        );
      })}
    </Card>
  );
};
