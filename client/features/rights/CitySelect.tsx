import { useTranslation } from 'react-i18next';
import type { MunicipalityCode } from '#domain/vocabulary/municipalityCode.ts';
import { Select } from '../../ui/Select.tsx';
import { useMunicipalities } from '../session/useMunicipalities.ts';

/** A municipality that is in use here. */
export const CitySelect = ({
  value,
  onChange,
}: {
  readonly value: MunicipalityCode | '';
  readonly onChange: (next: MunicipalityCode) => void;
}) => {
  const { t } = useTranslation();
  const municipalities = useMunicipalities();
  return (
    <Select
      label={t('rights.recovery.municipality')}
      value={value}
      empty={t('admin.choose')}
      required
      options={(municipalities.data ?? [])
        .filter((one) => one.here)
        .map((one) => ({ value: one.code, label: one.name }))}
      onChange={onChange}
    />
  );
};
