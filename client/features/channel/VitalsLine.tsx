import { useTranslation } from 'react-i18next';
import type { Vitals } from '#domain/channels/vitals.ts';
import { vitalUnits } from '../vitals/vitalUnits.ts';
import styles from './Entry.module.css';

const singles = ['pulse', 'spo2', 'temperature', 'respiration', 'weight'] as const;

/** What was measured, as a list of names and values. */
export const VitalsLine = ({ vitals }: { vitals: Vitals }) => {
  const { t } = useTranslation();
  const { systolic, diastolic } = vitals;
  const pressure = systolic !== undefined || diastolic !== undefined;
  return (
    <dl className={styles.vitals}>
      {pressure && (
        <div>
          <dt>{t('vitals.pressure')}</dt>
          <dd>
            {systolic ?? '-'}/{diastolic ?? '-'} <small>mmHg</small>
          </dd>
        </div>
      )}
      {singles.map((sign) =>
        vitals[sign] === undefined ? null : (
          <div key={sign}>
            <dt>{t(`vocabulary.sign.${sign}`)}</dt>
            <dd>
              {vitals[sign]} <small>{vitalUnits[sign]}</small>
            </dd>
          </div>
        ),
      )}
    </dl>
  );
};
