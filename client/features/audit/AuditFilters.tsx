import { useTranslation } from 'react-i18next';
import type { MunicipalityCode } from '#domain/vocabulary/municipalityCode.ts';
import { Button } from '../../ui/Button.tsx';
import { Card } from '../../ui/Card.tsx';
import { Select } from '../../ui/Select.tsx';
import { TextField } from '../../ui/TextField.tsx';
import styles from './Audit.module.css';
import { type AuditFilter, hasWrongDays } from './AuditFilter.ts';
import { FindAudited } from './FindAudited.tsx';

interface AuditFiltersProps {
  municipality: MunicipalityCode;
  filter: AuditFilter;
  /** Of the patient and the person that are filtered by, as far as they are known by name here. */
  names: { readonly patient: string; readonly person: string };
  onChange: (changed: Partial<AuditFilter>) => void;
  onNamed: (id: string, name: string) => void;
}

/** Who, whose, when, with which answer, over a border or not; what is chosen stands under it and is taken away by a press. */
export const AuditFilters = ({ municipality, filter, names, onChange, onNamed }: AuditFiltersProps) => {
  const { t } = useTranslation();
  const chosen = [
    { key: 'patient' as const, what: t('audit.filter.patient', { name: names.patient }) },
    { key: 'account' as const, what: t('audit.filter.person', { name: names.person }) },
  ].filter(({ key }) => filter[key] !== '');
  const isFiltered = Object.values(filter).some((value) => value !== '');
  return (
    <Card title={t('audit.filter.title')}>
      <FindAudited
        municipality={municipality}
        onChoose={(found, name) => {
          onNamed('patient' in found ? found.patient : found.account, name);
          onChange(found);
        }}
      />
      {chosen.map(({ key, what }) => (
        <p key={key} className={styles.chosen}>
          <b>{what}</b>
          <Button
            look="text"
            size="small"
            icon="close"
            aria-label={t('audit.filter.remove', { what })}
            onPress={() => onChange({ [key]: '' })}
          >
            {t('audit.filter.stop')}
          </Button>
        </p>
      ))}
      <div className={styles.choices}>
        <TextField
          label={t('audit.filter.from')}
          type="date"
          value={filter.from}
          onChange={(from) => onChange({ from })}
        />
        <TextField
          label={t('audit.filter.to')}
          type="date"
          value={filter.to}
          onChange={(to) => onChange({ to })}
          error={hasWrongDays(filter) ? t('audit.filter.wrongDays') : null}
        />
        <Select
          label={t('audit.filter.outcome')}
          value={filter.outcome || 'any'}
          options={(['any', 'allowed', 'denied'] as const).map((value) => ({
            value: value as string,
            label: t(`audit.filter.${value}`),
          }))}
          onChange={(value) => onChange({ outcome: value === 'any' ? '' : value })}
        />
        <Select
          label={t('audit.filter.crossing')}
          value={filter.crossing || 'any'}
          options={(['any', 'yes', 'no'] as const).map((value) => ({
            value: value as string,
            label: t(`audit.filter.${value}`),
          }))}
          onChange={(value) => onChange({ crossing: value === 'any' ? '' : value })}
        />
      </div>
      {isFiltered && (
        <div>
          <Button
            look="text"
            icon="close"
            onPress={() =>
              onChange({ patient: '', account: '', from: '', to: '', outcome: '', crossing: '' })
            }
          >
            {t('audit.filter.clear')}
          </Button>
        </div>
      )}
    </Card>
  );
};
