import { useInfiniteQuery } from '@tanstack/react-query';
import { useDeferredValue, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { PatientView } from '#contracts/http/patientView.ts';
import { teamRoutes } from '#contracts/http/teamRoutes.ts';
import type { PositionId } from '#domain/ids.ts';
import type { MunicipalityCode } from '#domain/vocabulary/municipalityCode.ts';
import { callRoute } from '../../api/callRoute.ts';
import { Button } from '../../ui/Button.tsx';
import { CrossingMark } from '../../ui/CrossingMark.tsx';
import { ErrorNotice } from '../../ui/ErrorNotice.tsx';
import { Message } from '../../ui/Message.tsx';
import { MorePages } from '../../ui/MorePages.tsx';
import { ruleWords } from '../../ui/ruleWords.ts';
import { Select } from '../../ui/Select.tsx';
import { TextField } from '../../ui/TextField.tsx';
import { useMunicipalities } from '../session/useMunicipalities.ts';
import { InvitationPreview } from './InvitationPreview.tsx';
import styles from './Team.module.css';

interface InviteProps {
  patient: PatientView;
  onClose: () => void;
  onInvited: () => Promise<unknown>;
}

/** Who could join: searched by name or city; a city that is no party shows as itself, with the rule. */
export const Invite = ({ patient, onClose, onInvited }: InviteProps) => {
  const { t } = useTranslation();
  const [typed, setTyped] = useState('');
  const [municipality, setMunicipality] = useState<MunicipalityCode | ''>('');
  const [chosen, setChosen] = useState<PositionId | null>(null);
  const municipalities = useMunicipalities();
  const q = useDeferredValue(typed.trim());
  const candidates = useInfiniteQuery({
    queryKey: ['candidates', patient.id, q, municipality],
    queryFn: ({ signal, pageParam }) =>
      callRoute(
        teamRoutes.searchCandidates,
        {
          params: { patient: patient.id },
          query: {
            ...(q && { q }),
            ...(municipality && { municipality }),
            ...(pageParam && { after: pageParam }),
          },
        },
        { signal },
      ),
    initialPageParam: null as PositionId | null,
    getNextPageParam: (page) => page.next,
    enabled: q !== '' || municipality !== '',
    placeholderData: (known) => known,
  });
  if (chosen) {
    return (
      <div className={styles.form}>
        <InvitationPreview
          patient={patient}
          position={chosen}
          onBack={() => setChosen(null)}
          onInvited={async () => {
            await onInvited();
            onClose();
          }}
        />
      </div>
    );
  }
  const data = candidates.data?.pages[0];
  const people = candidates.data?.pages.flatMap((page) => page.people) ?? [];
  const count = people.length;
  return (
    <div className={styles.form}>
      <h3>{t('team.invite')}</h3>
      <TextField
        label={t('team.search')}
        help={t('patients.searchHelp')}
        type="search"
        value={typed}
        onChange={setTyped}
        maxLength={80}
      />
      <Select
        label={t('team.municipality')}
        value={municipality}
        empty={t('team.everyMunicipality')}
        options={(municipalities.data ?? []).map((one) => ({ value: one.code, label: one.name }))}
        onChange={setMunicipality}
      />
      {municipality && (
        <div>
          <Button look="text" size="small" onPress={() => setMunicipality('')}>
            {t('team.everyMunicipality')}
          </Button>
        </div>
      )}
      {candidates.error && <ErrorNotice error={candidates.error} />}
      {data && (
        <>
          <p role="status">
            {t(candidates.hasNextPage ? 'team.foundMore' : 'team.found', { searched: q, count })}
          </p>
          {data.withoutNames.map((one) => (
            <Message
              key={one.municipality.code}
              tone="warning"
              title={t('team.notParty', { name: one.municipality.name })}
            >
              <p>
                {one.rule} {ruleWords(t, one.rule)}
              </p>
              {one.office && (
                <p>
                  {t('errors.office', { municipality: one.office.municipality, name: one.office.name })}{' '}
                  <a href={`tel:${one.office.phone}`}>{one.office.phone}</a>
                </p>
              )}
            </Message>
          ))}
          <ul>
            {people.map((person) => (
              <li key={person.position} className={styles.member}>
                <span className={styles.who}>
                  <b>{person.name}</b>
                  <span>
                    {person.profession}・{person.facility}
                  </span>
                  {person.crossing && <CrossingMark municipality={person.municipality.name} />}
                </span>
                {person.member ? (
                  <span>{t('team.already')}</span>
                ) : (
                  <Button size="small" onPress={() => setChosen(person.position)}>
                    {t('team.choose', { name: person.name })}
                  </Button>
                )}
              </li>
            ))}
          </ul>
          <MorePages list={candidates} />
        </>
      )}
      <Button look="text" onPress={onClose}>
        {t('common.close')}
      </Button>
    </div>
  );
};
