import { useTranslation } from 'react-i18next';
import { type VitalSign, vitalSigns } from '#domain/channels/vitals.ts';
import { ScrollRegion } from '../../ui/ScrollRegion.tsx';
import { useTimeFormat } from '../../ui/useTimeFormat.ts';
import styles from './Vitals.module.css';
import type { VitalsPoint } from './VitalsPoint.ts';
import { usualBands, vitalUnits } from './vitalUnits.ts';

const mark = (sign: VitalSign, value: number | undefined): '' | '↑' | '↓' => {
  const band = usualBands[sign];
  if (value === undefined || band === null) return '';
  return value < band[0] ? '↓' : value > band[1] ? '↑' : '';
};

/** [WR4] What stood in a field before it was corrected, each value once. */
const before = ({ values, earlier = [] }: VitalsPoint, sign: VitalSign): number[] => [
  ...new Set(
    earlier.flatMap((each) => {
      const value = each.values[sign];
      return value === undefined || value === values[sign] ? [] : [value];
    }),
  ),
];

/** The same values for those who read tables, or have them read; above or below the band is said by an arrow. */
export const VitalsTable = ({ points }: { points: readonly VitalsPoint[] }) => {
  const { t } = useTranslation();
  const { formatDayTime } = useTimeFormat();
  const signs = vitalSigns.filter((sign) => points.some((point) => point.values[sign] !== undefined));
  return (
    <ScrollRegion label={t('vitals.table')}>
      <table className={styles.table}>
        <caption>{t('vitals.table')}</caption>
        <thead>
          <tr>
            <th scope="col">{t('common.date')}</th>
            {signs.map((sign) => (
              <th key={sign} scope="col">
                {t(`vocabulary.sign.${sign}`)}
                <br />
                <small>{vitalUnits[sign]}</small>
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {[...points].reverse().map((point) => (
            <tr key={point.seq}>
              <th scope="row">
                {formatDayTime(point.at)}
                {point.withdrawn && <small className={styles.before}>{t('vitals.withdrawn')}</small>}
              </th>
              {signs.map((sign) => (
                <td key={sign}>
                  {point.values[sign] ?? ''} {mark(sign, point.values[sign])}
                  {before(point, sign).map((value) => (
                    <small key={value} className={styles.before}>
                      {t('vitals.before', { value })}
                    </small>
                  ))}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </ScrollRegion>
  );
};
