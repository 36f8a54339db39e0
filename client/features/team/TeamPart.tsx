import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { PatientView } from '#contracts/http/patientView.ts';
import { teamRoutes } from '#contracts/http/teamRoutes.ts';
import { callRoute } from '../../api/callRoute.ts';
import { addWords } from '../../i18n/addWords.ts';
import { rights } from '../../i18n/ja/rights.ts';
import { Badge } from '../../ui/Badge.tsx';
import { Button } from '../../ui/Button.tsx';
import { Card } from '../../ui/Card.tsx';
import { CrossingMark } from '../../ui/CrossingMark.tsx';
import { callPatient } from '../../ui/callPatient.ts';
import { formatDay } from '../../ui/formatTime.ts';
import { Consents } from './Consents.tsx';
import { EndMembership } from './EndMembership.tsx';
import { Invite } from './Invite.tsx';
import styles from './Team.module.css';
import { Why } from './Why.tsx';

addWords({ rights });

/** チーム: who is in it, from where, for what; why I see; whom to ask in. */
const TeamPart = ({ patient }: { patient: PatientView }) => {
  const { t } = useTranslation();
  const queries = useQueryClient();
  const [inviting, setInviting] = useState(false);
  const [ending, setEnding] = useState<PatientView['team'][number] | null>(null);
  const isOwn = ({ membership }: PatientView['team'][number]) => patient.memberships.includes(membership);
  const moved = () => queries.invalidateQueries({ queryKey: ['patient', patient.id] });
  return (
    <>
      <Card
        // [LI4] Who reads back is shown their own line alone: that is no team of one.
        title={patient.readOnly ? t('team.ownLine') : t('team.members', { count: patient.team.length })}
        aside={
          patient.acts.includes('invite') &&
          !inviting && (
            <Button icon="plus" onPress={() => setInviting(true)}>
              {t('team.invite')}
            </Button>
          )
        }
      >
        {inviting && <Invite patient={patient} onClose={() => setInviting(false)} onInvited={moved} />}
        <ul>
          {patient.team.map((member) => (
            <li key={member.membership} className={styles.member}>
              <span className={styles.who}>
                <b>{member.name}</b>
                <span>
                  {member.profession}・{member.facility}
                </span>
                {member.crossing && <CrossingMark municipality={member.municipality.name} />}
              </span>
              <span className={styles.who}>
                {member.purposes.map((purpose) => (
                  <Badge key={purpose} tone={member.frozen.includes(purpose) ? 'warning' : 'quiet'}>
                    {t(`vocabulary.purpose.${purpose}`)}
                    {member.frozen.includes(purpose) && ` ${t('team.frozen')}`}
                  </Badge>
                ))}
                <small>{t('team.since', { day: formatDay(member.from) })}</small>
                {patient.acts.includes(isOwn(member) ? 'leave-team' : 'end-membership') && (
                  <Button
                    look="text"
                    size="small"
                    aria-haspopup="dialog"
                    {...(!isOwn(member) && { 'aria-label': `${member.name}: ${t('team.end')}` })}
                    onPress={() => setEnding(member)}
                  >
                    {t(isOwn(member) ? 'rights.team.leave' : 'team.end')}
                  </Button>
                )}
              </span>
            </li>
          ))}
        </ul>
      </Card>
      <Why patient={patient.id} />
      {patient.acts.includes('read-consents') && <Consents patient={patient.id} />}
      {ending && (
        <EndMembership
          name={isOwn(ending) ? null : ending.name}
          patient={callPatient(t, patient.name)}
          onEnd={async (body) => {
            const params = { patient: patient.id, membership: ending.membership };
            await callRoute(teamRoutes.endMembership, { params, body });
            await moved();
          }}
          onClose={() => setEnding(null)}
        />
      )}
    </>
  );
};

export default TeamPart;
