import { useMutation, useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { PatientView } from '#contracts/http/patientView.ts';
import { teamRoutes } from '#contracts/http/teamRoutes.ts';
import type { PositionId } from '#domain/ids.ts';
import { callRoute } from '../../api/callRoute.ts';
import { Button } from '../../ui/Button.tsx';
import { CrossingMark } from '../../ui/CrossingMark.tsx';
import { ErrorNotice } from '../../ui/ErrorNotice.tsx';
import { Message } from '../../ui/Message.tsx';
import { type MembershipPurpose, PurposeChoice } from '../../ui/PurposeChoice.tsx';
import { Skeleton } from '../../ui/Skeleton.tsx';
import { PurposeGround } from './PurposeGround.tsx';
import styles from './Team.module.css';
import { useClassWords } from './useClassWords.ts';

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
  const [purposes, setPurposes] = useState<readonly MembershipPurpose[]>(['care', 'conference']);
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
      <PurposeChoice chosen={purposes} onChange={setPurposes} />
      {preview.error && <ErrorNotice error={preview.error} />}
      {preview.isPending && purposes.length > 0 && <Skeleton rows={2} />}
      <ul>
        {data?.purposes.map((one) => (
          <PurposeGround key={one.purpose} decided={one} allowedWord={t('team.possible')}>
            {one.allowed && one.discloses.length > 0 && (
              <span>{t('team.wouldSee', { classes: words(one.discloses) })}</span>
            )}
          </PurposeGround>
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
