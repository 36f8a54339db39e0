import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Answer } from '#contracts/http/route.ts';
import { teamRoutes } from '#contracts/http/teamRoutes.ts';
import type { PatientId } from '#domain/ids.ts';
import type { MunicipalityCode } from '#domain/vocabulary/municipalityCode.ts';
import { callRoute } from '../../api/callRoute.ts';
import { Button } from '../../ui/Button.tsx';
import { Card } from '../../ui/Card.tsx';
import { CrossingMark } from '../../ui/CrossingMark.tsx';
import { callPatient } from '../../ui/callPatient.ts';
import { ErrorNotice } from '../../ui/ErrorNotice.tsx';
import { Message } from '../../ui/Message.tsx';
import { Skeleton } from '../../ui/Skeleton.tsx';
import { EndMembership } from '../team/EndMembership.tsx';
import styles from './Admin.module.css';
import { StartTeam } from './StartTeam.tsx';

type Member = Answer<typeof teamRoutes.listHomeTeam>['members'][number];

interface OfficeTeamProps {
  municipality: MunicipalityCode;
  patient: { readonly id: PatientId; readonly name: string };
  onStarted: () => Promise<unknown>;
}

/** Who is in a patient's team, for the home's officer: begun, begun anew where nobody is left, ended where it must be. */
export const OfficeTeam = ({ municipality, patient, onStarted }: OfficeTeamProps) => {
  const { t } = useTranslation();
  const [ending, setEnding] = useState<Member | null>(null);
  const params = { municipality, patient: patient.id };
  const team = useQuery({
    queryKey: ['homeTeam', patient.id],
    queryFn: ({ signal }) => callRoute(teamRoutes.listHomeTeam, { params }, { signal }),
  });
  const started = async () => {
    await Promise.all([team.refetch(), onStarted()]);
  };
  if (team.error) return <ErrorNotice error={team.error} />;
  if (!team.data) return <Skeleton />;
  const { members, lost } = team.data;
  return (
    <>
      {lost && members.length > 0 && (
        <Message tone="warning">
          <p>{t('rights.team.lost')}</p>
        </Message>
      )}
      {lost && <StartTeam municipality={municipality} patient={patient.id} onStarted={started} />}
      {members.length > 0 && (
        <Card title={t('rights.team.members', { count: members.length })}>
          <p>{t('rights.team.membersHelp')}</p>
          {!lost && <p>{t('admin.patients.hasTeam')}</p>}
          <ul>
            {members.map((one) => (
              <li key={one.membership} className={styles.row}>
                <span className={styles.beside}>
                  <b>{one.name}</b>
                  {one.profession}・{one.facility}
                  {one.crossing && <CrossingMark municipality={one.municipality.name} />}
                </span>
                <Button
                  look="text"
                  size="small"
                  aria-haspopup="dialog"
                  aria-label={`${one.name}: ${t('team.end')}`}
                  onPress={() => setEnding(one)}
                >
                  {t('team.end')}
                </Button>
              </li>
            ))}
          </ul>
        </Card>
      )}
      {ending && (
        <EndMembership
          name={ending.name}
          patient={callPatient(t, patient.name)}
          onEnd={async ({ reason = '' }) => {
            await callRoute(teamRoutes.endHomeMembership, {
              params: { ...params, membership: ending.membership },
              body: { reason },
            });
            await started();
          }}
          onClose={() => setEnding(null)}
        />
      )}
    </>
  );
};
