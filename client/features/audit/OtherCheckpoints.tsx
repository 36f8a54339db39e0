import { useTranslation } from 'react-i18next';
import type { AuditState } from '#contracts/http/auditView.ts';
import { audit } from '../../i18n/ja/audit.ts';
import { Badge } from '../../ui/Badge.tsx';
import { Message } from '../../ui/Message.tsx';
import { useTimeFormat } from '../../ui/useTimeFormat.ts';
import styles from './Audit.module.css';

type Difference = keyof typeof audit.state.differences;
const isDifference = (text: string): text is Difference => text in audit.state.differences;

/** What the other parties vouched for to this side: one that contradicts an earlier one comes first, and says what it may mean. */
export const OtherCheckpoints = ({ others }: Pick<AuditState, 'others'>) => {
  const { t } = useTranslation();
  const { formatDayTime } = useTimeFormat();
  const differing = others.filter(({ contradicts }) => contradicts !== null);
  return (
    <>
      {differing.map(({ municipality, contradicts }) => (
        <Message
          key={municipality.code}
          tone="error"
          title={`${municipality.name}: ${t('audit.state.differs')}`}
        >
          {contradicts !== null && isDifference(contradicts) && (
            <p>{t(`audit.state.differences.${contradicts}`)}</p>
          )}
          <p>{t('audit.state.differsNext')}</p>
        </Message>
      ))}
      {others.length === 0 ? (
        <p>{t('audit.state.noOthers')}</p>
      ) : (
        <details open={differing.length > 0}>
          <summary>
            {t('audit.state.others')}({others.length})
          </summary>
          <ul>
            {others.map(({ municipality, n, at, kept, contradicts }) => (
              <li key={municipality.code} className={styles.other}>
                <b>{municipality.name}</b>
                <span>{t('audit.state.upTo', { n, time: formatDayTime(at), count: kept })}</span>
                {contradicts === null ? (
                  <Badge tone="success" icon="check">
                    {t('audit.state.agrees')}
                  </Badge>
                ) : (
                  <Badge tone="error" icon="error">
                    {t('audit.state.differs')}
                  </Badge>
                )}
              </li>
            ))}
          </ul>
        </details>
      )}
    </>
  );
};
