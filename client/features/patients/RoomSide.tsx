import { useTranslation } from 'react-i18next';
import { Link } from 'wouter';
import type { PatientView } from '#contracts/http/patientView.ts';
import { isAwaited } from '../../api/isAwaited.ts';
import { Badge } from '../../ui/Badge.tsx';
import { CrossingMark } from '../../ui/CrossingMark.tsx';
import { useTimeFormat } from '../../ui/useTimeFormat.ts';
import type { PatientRoom } from '../channel/PatientRoom.ts';
import { useChannel } from '../channel/useChannel.ts';
import { useTopics } from '../channel/useTopics.ts';
import { VitalsLine } from '../channel/VitalsLine.tsx';
import { Withheld } from '../channel/Withheld.tsx';
import { latestVitals } from './latestVitals.ts';
import styles from './Room.module.css';
import { SideTopics } from './SideTopics.tsx';

/** What one needs while writing, in the order in which it harms to have missed it. */
const pinned = ['allergies', 'medication', 'note', 'doctor', 'keyPerson', 'phone'] as const;

const Pinned = ({ patient }: { patient: PatientView }) => {
  const { t } = useTranslation();
  const sheet = patient.faceSheet;
  if ('withheld' in sheet) return <Withheld dataClass={sheet.withheld} rule={sheet.rule} />;
  return (
    <dl className={styles.details}>
      {pinned.map((key) => {
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

const Team = ({ patient, present }: { patient: PatientView; present: readonly string[] }) => {
  const { t } = useTranslation();
  return (
    <section>
      <h2>{t('patients.parts.team')}</h2>
      <ul className={styles.people}>
        {patient.team.map((one) => (
          <li key={one.membership}>
            <b>{one.name}</b>{' '}
            {present.includes(one.position) && (
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
  );
};

/** [SC6] Beside the talk on a desk: facts, what was measured last, open topics, the team and who is here. */
export const RoomSide = ({ patient, room }: { patient: PatientView; room: PatientRoom }) => {
  const { t } = useTranslation();
  const { formatTime } = useTimeFormat();
  const { state } = useChannel(room.channel);
  const { list } = useTopics(room.channel, state);
  const latest = latestVitals(state.entries);
  return (
    <section className={styles.side} aria-label={t('patients.side')}>
      <section>
        <h2>{t('patients.pinned')}</h2>
        <Pinned patient={patient} />
      </section>
      {/* All at once: nothing of it moves when the next comes. */}
      {state.phase !== 'opening' && !isAwaited(list) && (
        <>
          {latest && (
            <section>
              <h2>
                <Link href={`${room.path}/vitals`}>{t('vitals.title')}</Link>{' '}
                <small>{formatTime(latest.at)}</small>
              </h2>
              <VitalsLine vitals={latest.vitals} />
            </section>
          )}
          <SideTopics room={room} page={list.data?.pages[0]} />
          <Team patient={patient} present={state.present} />
        </>
      )}
    </section>
  );
};
