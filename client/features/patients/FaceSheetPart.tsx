import { useTranslation } from 'react-i18next';
import type { PatientView } from '#contracts/http/patientView.ts';
import { Card } from '../../ui/Card.tsx';
import { formatDay } from '../../ui/formatTime.ts';
import { Withheld } from '../channel/Withheld.tsx';
import styles from './Patients.module.css';

const fields = [
  'careLevel',
  'diagnoses',
  'medication',
  'allergies',
  'doctor',
  'keyPerson',
  'address',
  'phone',
  'note',
] as const;

/** 基本情報, as far as it is disclosed. */
const FaceSheetPart = ({ patient }: { patient: PatientView }) => {
  const { t } = useTranslation();
  const sheet = patient.faceSheet;
  return (
    <Card title={t('patients.parts.sheet')}>
      <dl className={styles.details}>
        <div>
          <dt>{t('patients.kana')}</dt>
          <dd>{patient.kana}</dd>
        </div>
        <div>
          <dt>{t('patients.birth')}</dt>
          <dd>
            {formatDay(patient.birth)}({t('common.age', { age: patient.age })})
          </dd>
        </div>
        <div>
          <dt>{t('patients.sex')}</dt>
          <dd>{t(`vocabulary.sex.${patient.sex}`)}</dd>
        </div>
        {!('withheld' in sheet) &&
          fields.map((key) => {
            const value = sheet[key];
            const text = typeof value === 'string' ? value : value.join('、');
            return (
              <div key={key}>
                <dt>{t(`patients.sheet.${key}`)}</dt>
                <dd>{text || t('minutes.blank')}</dd>
              </div>
            );
          })}
      </dl>
      {'withheld' in sheet && <Withheld dataClass={sheet.withheld} rule={sheet.rule} />}
    </Card>
  );
};

export default FaceSheetPart;
