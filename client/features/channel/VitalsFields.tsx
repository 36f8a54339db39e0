import { useTranslation } from 'react-i18next';
import { type VitalSign, vitalSigns } from '#domain/channels/vitals.ts';
import { ChoiceGroup } from '../../ui/ChoiceGroup.tsx';
import { TextField } from '../../ui/TextField.tsx';
import { vitalUnits } from '../vitals/vitalUnits.ts';
import styles from './Entry.module.css';
import type { VitalsProblems, VitalsText } from './readVitals.ts';

interface VitalsFieldsProps {
  values: VitalsText;
  problems: VitalsProblems;
  onChange: (sign: VitalSign, value: string) => void;
}

const pressure = ['systolic', 'diastolic'] as const;
const singles = vitalSigns.filter((sign) => sign !== 'systolic' && sign !== 'diastolic');

/** What was not measured stays empty. The phone shows its figures at once; both figures of a pressure stand in one row. */
export const VitalsFields = ({ values, problems, onChange }: VitalsFieldsProps) => {
  const { t } = useTranslation();
  const field = (sign: VitalSign) => {
    const problem = problems[sign];
    return (
      <TextField
        key={sign}
        label={t(`vocabulary.sign.${sign}`)}
        inputMode="decimal"
        autoComplete="off"
        unit={vitalUnits[sign]}
        value={values[sign] ?? ''}
        onChange={(value) => onChange(sign, value)}
        error={problem ? t('vitals.outOfBounds', problem) : null}
      />
    );
  };
  return (
    <ChoiceGroup legend={t('vitals.title')}>
      <div className={styles.pair}>{pressure.map(field)}</div>
      <div className={styles.grid}>{singles.map(field)}</div>
    </ChoiceGroup>
  );
};
