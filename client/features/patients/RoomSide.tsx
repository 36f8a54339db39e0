import { useTranslation } from 'react-i18next';
import { Link } from 'wouter';
import type { PatientView } from '#contracts/http/patientView.ts';
import { Badge } from '../../ui/Badge.tsx';
import { CrossingMark } from '../../ui/CrossingMark.tsx';
import { useTimeFormat } from '../../ui/useTimeFormat.ts';
import type { PatientRoom } from '../channel/PatientRoom.ts';
import { useChannel } from '../channel/useChannel.ts';
import { VitalsLine } from '../channel/VitalsLine.tsx';
import { Withheld } from '../channel/Withheld.tsx';
import { latestVitals } from './latestVitals.ts';
import styles from './Room.module.css';
import { SideTopics } from './SideTopics.tsx';

/** What one needs while writing, in the order in which it harms to have missed it. */
const facts = ['allergies', 'medication', 'note', 'doctor', 'keyPerson', 'phone'] as const;

const Facts = ({ patient }: { patient: PatientView }) => {
  const { t } = useTranslation();
  const sheet = patient.faceSheet;
  if ('withheld' in sheet) return <Withheld dataClass={sheet.withheld} rule={sheet.rule} />;
  return (
    <dl className={styles.facts}>
      {facts.map((key) => {
        const value = sheet[key];
        const text = typeof value === 'string' ? value : value.join('、');
        if (text === '' && key !== 'allergies') return null;
        return (
          <div key={key}>
            <dt>{t(`patients.sheet.${key}`)}</dt>
            <dd>{text || t('minutes.blank')}</dd>
          </div>
        );
      })}
    </dl>
  );
};

/** [SC6] Beside the talk on a desk: facts, open topics, what was measured last, the team and who is here. */
export const RoomSide = ({ patient, room }: { patient: PatientView; room: PatientRoom }) => {
  const { t } = useTranslation();
  const { formatTime } = useTimeFormat();
  const { state } = useChannel(room.channel);
  const latest = latestVitals(state.entries);
  // All at once: nothing of it moves when the next comes.
  if (state.phase === 'opening') return <section className={styles.side} aria-label={t('patients.side')} />;
  return (
    <section className={styles.side} aria-label={t('patients.side')}>
      <section>
        <h2>{t('patients.pinned')}</h2>
        <Facts patient={patient} />
      </section>
      {latest && (
        <section>
          <h2>
            <Link href={`${room.path}/vitals`}>{t('vitals.title')}</Link>{' '}
            <small>{formatTime(latest.at)}</small>
          </h2>
          <VitalsLine vitals={latest.vitals} />
        </section>
      )}
      <SideTopics room={room} />
      <section>
        <h2>{t('patients.parts.team')}</h2>
        <ul className={styles.people}>
          {patient.team.map((one) => (
            <li key={one.membership}>
              <b>{one.name}</b>{' '}
              {state.present.includes(one.position) && (
                <Badge tone="success" icon="check">
                  {t('patients.here')}
                </Badge>
              )}
              <span className={styles.line}>
                {one.profession}・{one.facility}
              </span>
              {one.crossing && <CrossingMark municipality={one.municipality.name} />}
            </li>
          ))}
        </ul>
      </section>
    </section>
  );
};
