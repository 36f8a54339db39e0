import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { teamRoutes } from '#contracts/http/teamRoutes.ts';
import type { PatientId, PositionId } from '#domain/ids.ts';
import { tokyoDay } from '#domain/vocabulary/days.ts';
import { isCareProfession } from '#domain/vocabulary/isCareProfession.ts';
import type { MunicipalityCode } from '#domain/vocabulary/municipalityCode.ts';
import { callRoute } from '../../api/callRoute.ts';
import { Card } from '../../ui/Card.tsx';
import { ConfirmDialog } from '../../ui/ConfirmDialog.tsx';
import { ErrorNotice } from '../../ui/ErrorNotice.tsx';
import { LinkButton } from '../../ui/LinkButton.tsx';
import { SearchSelect } from '../../ui/SearchSelect.tsx';
import { SendForm } from '../../ui/SendForm.tsx';
import { useAccounts } from './useAccounts.ts';

interface StartTeamProps {
  municipality: MunicipalityCode;
  patient: PatientId;
  onStarted: () => Promise<unknown>;
}

/** The first member of a team, of this municipality: from there on members invite one another. */
export const StartTeam = ({ municipality, patient, onStarted }: StartTeamProps) => {
  const { t } = useTranslation();
  const [position, setPosition] = useState<PositionId | ''>('');
  const [asking, setAsking] = useState(false);
  const accounts = useAccounts(municipality);
  const start = useMutation({
    mutationFn: (first: PositionId) =>
      callRoute(teamRoutes.startTeam, { params: { municipality, patient }, body: { position: first } }),
    onSuccess: onStarted,
  });
  const today = tokyoDay(Date.now());
  const withoutContent = ['officer', 'auditor', 'council-clerk'];
  const proposable = (accounts.data?.accounts ?? []).filter(
    ({ positions }) =>
      !positions.some((one) => one.capacities.some(({ capacity }) => withoutContent.includes(capacity))),
  );
  const options = proposable.flatMap((account) =>
    account.positions
      // [RI9] Whoever answers for records without seeing their content, and office work, begins no team.
      .filter(
        (one) =>
          isCareProfession(one.profession) && one.from <= today && (one.until === null || today < one.until),
      )
      .map((one) => ({
        value: one.id,
        label: `${account.name}(${one.profession}・${one.facility.name})`,
        find: account.kana,
      })),
  );
  return (
    <Card title={t('admin.patients.startTeam')}>
      <p>{t('admin.patients.startTeamHelp')}</p>
      {accounts.error && <ErrorNotice error={accounts.error} />}
      {accounts.data && options.length === 0 ? (
        <>
          <p>{t('admin.patients.nobodyYet')}</p>
          <LinkButton to="/admin/accounts" icon="plus">
            {t('admin.makeAccount')}
          </LinkButton>
        </>
      ) : (
        <SendForm
          action={t('admin.patients.startTeamNow')}
          look="filled"
          work={start}
          missing={position === ''}
          asking={asking}
          onSend={() => setAsking(true)}
        >
          <SearchSelect
            label={t('admin.patients.first')}
            value={position}
            empty={t('admin.choose')}
            required
            options={options}
            onChange={setPosition}
          />
        </SendForm>
      )}
      <ConfirmDialog
        title={t('admin.patients.startTeamTitle', {
          name: options.find(({ value }) => value === position)?.label ?? '',
        })}
        isOpen={asking}
        onClose={() => setAsking(false)}
        action={t('admin.patients.startTeamSure')}
        onConfirm={() => position !== '' && start.mutate(position)}
        work={start}
      >
        <p>{t('admin.patients.startTeamWill')}</p>
      </ConfirmDialog>
    </Card>
  );
};
