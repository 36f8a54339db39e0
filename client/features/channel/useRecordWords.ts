import { useTranslation } from 'react-i18next';
import { useTimeFormat } from '../../ui/useTimeFormat.ts';
import { useMunicipalityName } from '../session/useMunicipalityName.ts';
import { vitalUnits } from '../vitals/vitalUnits.ts';
import type { RecordWords } from './copyRecord.ts';

/** The words of a copied record, in the language of the screen; times have their day, wherever they are read. */
export const useRecordWords = (): RecordWords => {
  const { t } = useTranslation();
  const { formatDayTime } = useTimeFormat();
  const nameOf = useMunicipalityName();
  return {
    time: formatDayTime,
    municipality: nameOf,
    sign: (sign) => t(`vocabulary.sign.${sign}`),
    unit: (sign) => vitalUnits[sign],
    corrected: (at) => `（${t('written.correctedAt', { time: formatDayTime(at) })}）`,
    files: (names) => `${t('written.files')}: ${names.join('、')}`,
  };
};
