import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { Suspense, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { conferenceRoutes } from '#contracts/http/conferenceRoutes.ts';
import type { ConferenceId } from '#domain/ids.ts';
import { callRoute } from '../../api/callRoute.ts';
import { isRefused } from '../../api/isRefused.ts';
import { Page } from '../../app/layout/Page.tsx';
import { lazyPart } from '../../app/lazyPart.tsx';
import { RefusedPage } from '../../app/RefusedPage.tsx';
import { Button } from '../../ui/Button.tsx';
import { Card } from '../../ui/Card.tsx';
import { ConfirmDialog } from '../../ui/ConfirmDialog.tsx';
import { callPatient } from '../../ui/callPatient.ts';
import { ErrorNotice } from '../../ui/ErrorNotice.tsx';
import { LinkButton } from '../../ui/LinkButton.tsx';
import { Message } from '../../ui/Message.tsx';
import { Skeleton } from '../../ui/Skeleton.tsx';
import { useTimeFormat } from '../../ui/useTimeFormat.ts';
import { CallWithheld } from './CallWithheld.tsx';
import { ComeIn } from './ComeIn.tsx';
import styles from './Conference.module.css';
import { ConferenceStateBadge } from './ConferenceStateBadge.tsx';
import { useCallLayer } from './layer/CallContext.ts';
import { PersonLine } from './PersonLine.tsx';

const ConferenceRoom = lazyPart(() => import('./ConferenceRoom.tsx'));

/** One conference before (会議前の確認), while (会議中) and after it (会議後). */
const ConferenceScreen = ({ id }: { id: ConferenceId }) => {
  const { t } = useTranslation();
  const { formatTime } = useTimeFormat();
  const queries = useQueryClient();
  const [callingOff, setCallingOff] = useState(false);
  const { held } = useCallLayer();
  const params = { conference: id };
  const conference = useQuery({
    queryKey: ['conference', id],
    queryFn: ({ signal }) => callRoute(conferenceRoutes.readConference, { params }, { signal }),
  });
  const moved = () =>
    Promise.all([
      queries.invalidateQueries({ queryKey: ['conference', id] }),
      queries.invalidateQueries({ queryKey: ['conferences'] }),
    ]);
  const start = useMutation({
    mutationFn: () => callRoute(conferenceRoutes.startConference, { params }),
    onSuccess: moved,
  });
  const cancel = useMutation({
    mutationFn: () => callRoute(conferenceRoutes.cancelConference, { params }),
    onSuccess: moved,
  });

  // One's own call goes on, whatever becomes of this question.
  if (held?.conference.id === id)
    return (
      <Suspense fallback={<Skeleton rows={6} />}>
        <ConferenceRoom
          conference={conference.data ?? held.conference}
          call={held.call}
          onMoved={() => void moved()}
        />
      </Suspense>
    );
  const above = [{ to: '/conferences', label: t('conferences.title') }];
  if (isRefused(conference)) return <RefusedPage error={conference.error} above={above} />;
  if (!conference.data) return <Skeleton rows={6} />;
  const { data } = conference;
  const { state, may, callWithheldBy } = data;
  const toCome = state === 'planned' || state === 'open';
  return (
    <Page title={data.title} above={above} marks={<ConferenceStateBadge state={state} />}>
      <Card>
        <dl className={styles.details}>
          <dt>{t('conferences.about')}</dt>
          <dd>{callPatient(t, data.patient.name)}</dd>
          <dt>{t('conferences.kind')}</dt>
          <dd>{t(`conferences.kinds.${data.kind}`)}</dd>
          <dt>{t('conferences.when')}</dt>
          <dd>{formatTime(data.startsAt)}</dd>
          {data.place && (
            <>
              <dt>{t('conferences.place')}</dt>
              <dd>{data.place}</dd>
            </>
          )}
        </dl>
      </Card>
      {state === 'ended' && (
        <Message tone="success" title={t('conferences.over')}>
          {data.endedByHouse && <p>{t('conferences.overForgotten')}</p>}
          <p>{t('conferences.overNext')}</p>
        </Message>
      )}
      {state === 'planned' && may.hold && (
        <div className={styles.actions}>
          <Button
            look="filled"
            size="large"
            icon="video"
            onPress={() => start.mutate()}
            isDisabled={start.isPending}
          >
            {t('conferences.start')}
          </Button>
          <Button look="danger" onPress={() => setCallingOff(true)}>
            {t('conferences.callOff')}
          </Button>
          <ConfirmDialog
            title={t('conferences.callOffTitle', { title: data.title })}
            isOpen={callingOff}
            onClose={() => setCallingOff(false)}
            action={t('conferences.callOff')}
            onConfirm={() => cancel.mutate()}
            work={cancel}
            isDangerous
          >
            <p>
              {t('conferences.callOffHelp', { when: formatTime(data.startsAt), count: data.invited.length })}
            </p>
          </ConfirmDialog>
        </div>
      )}
      {toCome && callWithheldBy !== null && <CallWithheld rule={callWithheldBy} />}
      {/* Also where it was opened between the judgement and this answer. */}
      {toCome && !may.join && !may.hold && callWithheldBy === null && (
        <Message tone="info">
          <p>{t('conferences.notYet', { name: data.holder.name })}</p>
          <Button size="small" onPress={() => void conference.refetch()}>
            {t('conferences.lookAgain')}
          </Button>
        </Message>
      )}
      {start.error && <ErrorNotice error={start.error} />}
      {may.join && <ComeIn conference={data} />}
      {state !== 'cancelled' && (
        <LinkButton to={`/minutes/${data.minutes}`} icon="pen">
          {t('conferences.minutes')}
        </LinkButton>
      )}
      <Card title={t('conferences.people')}>
        <ul className={styles.people}>
          <PersonLine person={data.holder} role={t('conferences.holder')} />
          {data.invited.map((person) => (
            <PersonLine key={person.position} person={person} />
          ))}
        </ul>
      </Card>
    </Page>
  );
};

export default ConferenceScreen;
