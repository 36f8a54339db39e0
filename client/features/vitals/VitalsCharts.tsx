import 'uplot/dist/uPlot.min.css';
import { useTranslation } from 'react-i18next';
import type { VitalSign } from '#domain/channels/vitals.ts';
import { useTimeFormat } from '../../ui/useTimeFormat.ts';
import { SignChart } from './SignChart.tsx';
import styles from './Vitals.module.css';
import type { VitalsPoint } from './VitalsPoint.ts';
import { vitalUnits } from './vitalUnits.ts';

const charts: readonly (readonly VitalSign[])[] = [
  ['systolic', 'diastolic'],
  ['pulse'],
  ['spo2'],
  ['temperature'],
  ['respiration'],
  ['weight'],
];

/** One chart for each sign under one another, all on the same days. */
const VitalsCharts = ({ points }: { points: readonly VitalsPoint[] }) => {
  const { t } = useTranslation();
  const { formatShortDay } = useTimeFormat();
  return (
    <div className={styles.charts}>
      {charts.map((signs) => {
        const last = points.findLast((point) => signs.some((sign) => point.values[sign] !== undefined));
        if (!last) return null;
        const name = signs.length > 1 ? t('vitals.pressure') : t(`vocabulary.sign.${signs[0]!}`);
        return (
          <figure key={signs[0]} className={styles.chart}>
            <figcaption>
              <span>{name}</span>
              <span className={styles.last}>
                {t('vitals.latest')} <b>{signs.map((sign) => last.values[sign] ?? '-').join('/')}</b>{' '}
                {vitalUnits[signs[0]!]} ({formatShortDay(last.at)})
              </span>
            </figcaption>
            <SignChart signs={signs} points={points} />
          </figure>
        );
      })}
    </div>
  );
};

export default VitalsCharts;
