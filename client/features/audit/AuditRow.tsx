import { useId, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { AuditRecord } from '#contracts/http/auditView.ts';
import { Badge } from '../../ui/Badge.tsx';
import { Button } from '../../ui/Button.tsx';
import { CrossingMark } from '../../ui/CrossingMark.tsx';
import { useTimeFormat } from '../../ui/useTimeFormat.ts';
import styles from './Audit.module.css';
import { AuditDetails } from './AuditDetails.tsx';
import type { AuditFilter } from './AuditFilter.ts';
import { useRecordWords } from './useRecordWords.ts';

interface AuditRowProps {
  one: AuditRecord;
  municipality: string;
  filter: AuditFilter;
  onOnly: (only: { patient: string } | { account: string }, name: string) => void;
}

/** When, who, whose record and what; allowed or why not; over which border. The rest when it is asked for. */
export const AuditRow = ({ one, municipality, filter, onOnly }: AuditRowProps) => {
  const { t } = useTranslation();
  const { formatDayTime } = useTimeFormat();
  const [open, setOpen] = useState(false);
  const id = useId();
  const { whoOf, whatOf, whyNot, patientOf, otherSideOf } = useRecordWords(municipality);
  const { who, patient } = one;
  const place = [who.profession, who.facility].filter(Boolean).join('・');
  const why = whyNot(one);
  return (
    <li className={styles.row}>
      <p className={styles.marks}>
        <time dateTime={one.at}>{formatDayTime(one.at)}</time>
        {one.allowed ? (
          <Badge tone="success" icon="check">
            {t('audit.filter.allowed')}
          </Badge>
        ) : (
          <Badge tone="error" icon="error">
            {t('audit.filter.denied')}
          </Badge>
        )}
        {one.crossing && <CrossingMark municipality={otherSideOf(one)} />}
      </p>
      <p id={id}>
        <b>{whoOf(one)}</b>
        {place && ` ${place}`}
      </p>
      <p>{whatOf(one)}</p>
      {why && <p className={styles.why}>{why}</p>}
      {one.times > 1 && <p>{t('audit.row.times', { count: one.times })}</p>}
      <div>
        <Button
          look="text"
          size="small"
          aria-expanded={open}
          aria-describedby={id}
          onPress={() => setOpen(!open)}
        >
          {t(open ? 'audit.row.close' : 'audit.row.details')}
        </Button>
      </div>
      {open && (
        <>
          <AuditDetails one={one} municipality={municipality} />
          <div className={styles.beside}>
            {patient && filter.patient === '' && (
              <Button size="small" onPress={() => onOnly({ patient: patient.id }, patientOf(one))}>
                {t('audit.row.onlyPatient')}
              </Button>
            )}
            {filter.account === '' && (
              <Button size="small" onPress={() => onOnly({ account: who.account }, whoOf(one))}>
                {t('audit.row.onlyPerson')}
              </Button>
            )}
          </div>
        </>
      )}
    </li>
  );
};
