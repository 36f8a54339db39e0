import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useLocation } from 'wouter';
import { conferenceRoutes } from '#contracts/http/conferenceRoutes.ts';
import type { PatientView } from '#contracts/http/patientView.ts';
import { type ConferenceKind, conferenceKinds } from '#domain/conferences/conferenceKinds.ts';
import type { PositionId } from '#domain/ids.ts';
import { callRoute } from '../../api/callRoute.ts';
import { sendOnce } from '../../api/sendOnce.ts';
import { useFormDraft } from '../../app/useFormDraft.ts';
import { Button } from '../../ui/Button.tsx';
import { Card } from '../../ui/Card.tsx';
import { Choice } from '../../ui/Choice.tsx';
import { ChoiceGroup } from '../../ui/ChoiceGroup.tsx';
import { CrossingMark } from '../../ui/CrossingMark.tsx';
import { ErrorNotice } from '../../ui/ErrorNotice.tsx';
import { Message } from '../../ui/Message.tsx';
import { RecordForm } from '../../ui/RecordForm.tsx';
import { Select } from '../../ui/Select.tsx';
import { TextField } from '../../ui/TextField.tsx';
import { useSession } from '../session/SessionContext.ts';
import styles from './Conference.module.css';

const empty: {
  kind: ConferenceKind;
  title: string;
  place: string;
  day: string;
  time: string;
  invited: readonly PositionId[];
} = { kind: 'service-meeting', title: '', place: '', day: '', time: '', invited: [] };

/** A day, an hour, and whom of the team to invite. */
export const PlanConference = ({ patient, onClose }: { patient: PatientView; onClose: () => void }) => {
  const { t } = useTranslation();
  const { session } = useSession();
  const [, navigate] = useLocation();
  const queries = useQueryClient();
  const form = useFormDraft({ name: `conference ${patient.id}`, what: t('conferences.plan'), empty });
  const { change } = form;
  const { kind, title, place, day, time, invited } = form.values;
  const [asked, setAsked] = useState(false);
  const others = patient.team.filter(
    (member) => member.position !== session.position && member.purposes.includes('conference'),
  );
  const missing = title.trim() === '' || day === '' || time === '';
  const plan = useMutation({
    mutationFn: () => {
      const planned = {
        kind,
        title: title.trim(),
        place: place.trim(),
        startsAt: new Date(`${day}T${time}:00+09:00`).toISOString(),
        invited: [...invited],
      };
      return sendOnce(`conference ${patient.id}`, planned, (clientId) =>
        callRoute(conferenceRoutes.planConference, {
          params: { patient: patient.id },
          body: { ...planned, clientId },
        }),
      );
    },
    onSuccess: async (made) => {
      form.sent();
      await queries.invalidateQueries({ queryKey: ['conferences'] });
      onClose();
      navigate(`/conferences/${made.id}`);
    },
  });
  return (
    <Card title={t('conferences.plan')}>
      <RecordForm
        className={styles.form}
        onSend={() => {
          setAsked(true);
          if (!missing) plan.mutate();
        }}
      >
        <Select
          label={t('conferences.kind')}
          value={kind}
          options={conferenceKinds.map((value) => ({ value, label: t(`conferences.kinds.${value}`) }))}
          onChange={(next) => change({ kind: next })}
        />
        <TextField
          label={t('conferences.planTitle')}
          value={title}
          onChange={(next) => change({ title: next })}
          maxLength={120}
          isRequired
        />
        <TextField
          label={t('conferences.day')}
          type="date"
          value={day}
          onChange={(next) => change({ day: next })}
          width="short"
          isRequired
        />
        <TextField
          label={t('conferences.startTime')}
          type="time"
          value={time}
          onChange={(next) => change({ time: next })}
          width="short"
          isRequired
        />
        <TextField
          label={t('conferences.place')}
          value={place}
          onChange={(next) => change({ place: next })}
          maxLength={120}
        />
        <ChoiceGroup legend={t('conferences.invite')}>
          {others.map((member) => (
            <Choice
              key={member.membership}
              kind="checkbox"
              checked={invited.includes(member.position)}
              onChange={(on) =>
                change({
                  invited: on
                    ? [...invited, member.position]
                    : invited.filter((position) => position !== member.position),
                })
              }
            >
              {member.name} {member.profession}・{member.facility}{' '}
              {member.crossing && <CrossingMark municipality={member.municipality.name} />}
            </Choice>
          ))}
        </ChoiceGroup>
        {asked && missing && (
          <Message tone="error" live>
            <p>{t('conferences.planMissing')}</p>
          </Message>
        )}
        {plan.error && <ErrorNotice error={plan.error} textIsSafe />}
        <div className={styles.actions}>
          <Button type="submit" look="filled" size="large" isDisabled={plan.isPending}>
            {t('conferences.planNow')}
          </Button>
          <Button look="text" size="large" onPress={() => form.giveUp(onClose)}>
            {t('common.cancel')}
          </Button>
        </div>
      </RecordForm>
    </Card>
  );
};
