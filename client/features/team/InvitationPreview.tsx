import { useMutation, useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { PatientView } from '#contracts/http/patientView.ts';
import { teamRoutes } from '#contracts/http/teamRoutes.ts';
import { membershipPurposes } from '#domain/access/recordRows.ts';
import type { PositionId } from '#domain/ids.ts';
import { callRoute } from '../../api/callRoute.ts';
import { Badge } from '../../ui/Badge.tsx';
import { Button } from '../../ui/Button.tsx';
import { Choice } from '../../ui/Choice.tsx';
import { ChoiceGroup } from '../../ui/ChoiceGroup.tsx';
import { CrossingMark } from '../../ui/CrossingMark.tsx';
import { ErrorNotice } from '../../ui/ErrorNotice.tsx';
import { Message } from '../../ui/Message.tsx';
import { ruleWords } from '../../ui/ruleWords.ts';
import { Skeleton } from '../../ui/Skeleton.tsx';
import styles from './Team.module.css';
import { useClassWords } from './useClassWords.ts';

type Purpose = (typeof membershipPurposes)[number];

interface InvitationPreviewProps {
  patient: PatientView;
  position: PositionId;
  onBack: () => void;
  onInvited: () => Promise<unknown>;
}

/** Before anybody is asked in: what it would stand on, purpose by purpose, or what stops it and whom to ask. */
export const InvitationPreview = ({ patient, position, onBack, onInvited }: InvitationPreviewProps) => {
  const { t } = useTranslation();
  const words = useClassWords();
  const [purposes, setPurposes] = useState<readonly Purpose[]>(['care', 'conference']);
  const body = { position, purposes: [...purposes] };
  const params = { patient: patient.id };
  const preview = useQuery({
    queryKey: ['invitation', patient.id, body],
    queryFn: ({ signal }) => callRoute(teamRoutes.previewInvitation, { params, body }, { signal }),
    enabled: purposes.length > 0,
    placeholderData: (known) => known,
    gcTime: 0,
  });
  const invite = useMutation({
    mutationFn: () => callRoute(teamRoutes.invite, { params, body }),
    onSuccess: onInvited,
  });
  const { data } = preview;
  const refused = data?.purposes.some((one) => !one.allowed) ?? true;
  return (
    <>
      <h3>{t('team.inviteWhom', { name: data?.person?.name ?? '' })}</h3>
      {data?.person && (
        <p className={styles.who}>
          {data.person.profession}・{data.person.facility}
          {data.crossing && <CrossingMark municipality={data.municipality.name} />}
        </p>
      )}
      <ChoiceGroup legend={t('team.purposes')} required>
        {membershipPurposes.map((purpose) => (
          <Choice
            key={purpose}
            kind="checkbox"
            checked={purposes.includes(purpose)}
            onChange={(on) =>
              setPurposes(on ? [...purposes, purpose] : purposes.filter((one) => one !== purpose))
            }
          >
            {t(`vocabulary.purpose.${purpose}`)}
          </Choice>
        ))}
      </ChoiceGroup>
      {preview.error && <ErrorNotice error={preview.error} />}
      {preview.isPending && purposes.length > 0 && <Skeleton rows={2} />}
      <ul>
        {data?.purposes.map((one) => (
          <li key={one.purpose} className={styles.reason}>
            <span className={styles.who}>
              <Badge tone={one.allowed ? 'success' : 'error'} icon={one.allowed ? 'check' : 'close'}>
                {t(`vocabulary.purpose.${one.purpose}`)}: {t(one.allowed ? 'team.possible' : 'team.refused')}
              </Badge>
              {one.rule && (
                <span>
                  {one.rule} {ruleWords(t, one.rule)}
                </span>
              )}
            </span>
            {one.clause && (
              <span>
                {t('team.clause', {
                  agreement: one.clause.agreementTitle,
                  version: one.clause.version,
                  clause: one.clause.id,
                  title: one.clause.title,
                })}
              </span>
            )}
            {one.allowed && one.discloses.length > 0 && (
              <span>{t('team.wouldSee', { classes: words(one.discloses) })}</span>
            )}
          </li>
        ))}
      </ul>
      {data && refused && (
        <Message tone="warning" title={t('team.cannotInvite')}>
          {data.office && (
            <p>
              {t('errors.office', { municipality: data.office.municipality, name: data.office.name })}{' '}
              <a href={`tel:${data.office.phone}`}>{data.office.phone}</a>
            </p>
          )}
        </Message>
      )}
      {invite.error && <ErrorNotice error={invite.error} />}
      <div className={styles.who}>
        <Button
          look="filled"
          size="large"
          isDisabled={refused || purposes.length === 0 || invite.isPending}
          onPress={() => invite.mutate()}
        >
          {t('team.inviteNow')}
        </Button>
        <Button look="text" size="large" onPress={onBack}>
          {t('common.back')}
        </Button>
      </div>
    </>
  );
};
