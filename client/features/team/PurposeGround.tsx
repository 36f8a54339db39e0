import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { InvitationPreview } from '#contracts/http/teamRoutes.ts';
import { Badge } from '../../ui/Badge.tsx';
import { ruleWords } from '../../ui/ruleWords.ts';
import styles from './Team.module.css';

type Decided = Pick<InvitationPreview['purposes'][number], 'purpose' | 'allowed' | 'rule' | 'clause'>;

interface PurposeGroundProps {
  decided: Decided;
  /** What allowed means here: may be asked in, or may see. */
  allowedWord: string;
  /** What it discloses, on which consent, until when. */
  children?: ReactNode;
}

/** One purpose of a membership: allowed or not, by which rule and clause. */
export const PurposeGround = ({ decided, allowedWord, children }: PurposeGroundProps) => {
  const { t } = useTranslation();
  const { purpose, allowed, rule, clause } = decided;
  return (
    <li className={styles.reason}>
      <span className={styles.who}>
        <Badge tone={allowed ? 'success' : 'error'} icon={allowed ? 'check' : 'close'}>
          {t(`vocabulary.purpose.${purpose}`)}: {allowed ? allowedWord : t('team.refused')}
        </Badge>
        {rule && (
          <span>
            {rule} {ruleWords(t, rule)}
          </span>
        )}
      </span>
      {clause && (
        <span>
          {t('team.clause', {
            agreement: clause.agreementTitle,
            version: clause.version,
            clause: clause.id,
            title: clause.title,
          })}
        </span>
      )}
      {children}
    </li>
  );
};
