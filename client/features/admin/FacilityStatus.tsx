import { useMutation, useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { facilityRoutes } from '#contracts/http/facilityRoutes.ts';
import type { ReachView } from '#contracts/http/noticeRoutes.ts';
import type { FacilityId } from '#domain/ids.ts';
import { type Day, tokyoDay } from '#domain/vocabulary/days.ts';
import { callRoute } from '../../api/callRoute.ts';
import { sendOnce } from '../../api/sendOnce.ts';
import { useFormDraft } from '../../app/useFormDraft.ts';
import { Badge } from '../../ui/Badge.tsx';
import { Button } from '../../ui/Button.tsx';
import { Choice } from '../../ui/Choice.tsx';
import { ChoiceGroup } from '../../ui/ChoiceGroup.tsx';
import { ConfirmDialog } from '../../ui/ConfirmDialog.tsx';
import { DayRange } from '../../ui/DayRange.tsx';
import { type Days, untilIn } from '../../ui/Days.ts';
import { Dialog } from '../../ui/Dialog.tsx';
import { ErrorNotice } from '../../ui/ErrorNotice.tsx';
import { formatPeriod } from '../../ui/formatPeriod.ts';
import { formatDay } from '../../ui/formatTime.ts';
import { isBackwards } from '../../ui/isBackwards.ts';
import { LinkButton } from '../../ui/LinkButton.tsx';
import { Message } from '../../ui/Message.tsx';
import { RecordForm } from '../../ui/RecordForm.tsx';
import { TextField } from '../../ui/TextField.tsx';
import styles from './Admin.module.css';
import { StatusAudience, type StatusTold, useStatusReach } from './StatusAudience.tsx';

const states = ['open', 'limited', 'closed', 'not-admitting'] as const;
type State = (typeof states)[number];
const tones = { open: 'success', limited: 'warning', closed: 'error', 'not-admitting': 'warning' } as const;
const icons = { open: 'check', limited: 'warning', closed: 'close', 'not-admitting': 'warning' } as const;

const shownOf = ({ reached }: ReachView): FacilityId[] =>
  reached.flatMap(({ facilities }) => facilities.map(({ id }) => id));

interface NewStatus {
  state: State;
  reason: string;
  days: Days;
  told: StatusTold;
}

interface FacilityStatusProps {
  facility: {
    readonly id: FacilityId;
    readonly name: string;
    readonly municipality: { readonly code: string };
  };
  onClose: () => void;
}

/** 運営状況: what is recorded, and a new state from a day on; the earlier ones stay. */
export const FacilityStatus = ({ facility, onClose }: FacilityStatusProps) => {
  const { t } = useTranslation();
  const form = useFormDraft<NewStatus>({
    name: `status ${facility.id}`,
    what: t('admin.status.of', { name: facility.name }),
    empty: {
      ...{ state: 'open', reason: '', told: { scope: 'none', purpose: 'infection' } },
      days: { from: tokyoDay(Date.now()), last: '' },
    },
  });
  const { change } = form;
  const { state, reason, days, told } = form.values;
  const [telling, setTelling] = useState(false);
  const { audience, reach } = useStatusReach(facility, told);
  const params = { facility: facility.id };
  const known = useQuery({
    queryKey: ['facilityStatus', facility.id],
    queryFn: ({ signal }) => callRoute(facilityRoutes.listFacilityStatus, { params }, { signal }),
  });
  const set = useMutation({
    mutationFn: (_filled: NewStatus) => {
      const status = {
        ...{ state, reason: reason.trim(), from: days.from as Day },
        until: untilIn(days),
      };
      const tell =
        told.scope === 'none' || reach.data === undefined
          ? null
          : { purpose: told.purpose, audience, shown: shownOf(reach.data) };
      return sendOnce(`status ${facility.id}`, { status, told }, (clientId) =>
        callRoute(facilityRoutes.setFacilityStatus, {
          params,
          body: { ...status, ...(tell && { tell: { ...tell, clientId } }) },
        }),
      );
    },
    onSuccess: (_, sent) => {
      setTelling(false);
      form.sent(sent);
      return known.refetch();
    },
  });
  const close = () => form.giveUp(onClose);
  return (
    <Dialog title={t('admin.status.of', { name: facility.name })} isOpen onClose={close}>
      {known.error && <ErrorNotice error={known.error} />}
      {known.data?.status.length === 0 && <p>{t('admin.status.none')}</p>}
      <ul>
        {known.data?.status.slice(0, 5).map((one) => (
          <li key={one.at} className={styles.row}>
            <Badge tone={tones[one.state]} icon={icons[one.state]}>
              {t(`vocabulary.facilityState.${one.state}`)}
            </Badge>
            <span>
              {formatPeriod(t, one)} {one.reason}
            </span>
          </li>
        ))}
      </ul>
      <RecordForm
        className={styles.form}
        onSend={() => {
          // Not by a disabled button: it would lose the focus, and with it the way out by Escape.
          const unseen = told.scope !== 'none' && reach.data === undefined;
          if (days.from === '' || isBackwards(days) || unseen || set.isPending) return;
          if (told.scope === 'none') set.mutate(form.values);
          else setTelling(true);
        }}
      >
        <ChoiceGroup legend={t('admin.status.new')} required>
          {states.map((one) => (
            <Choice
              key={one}
              kind="radio"
              name="status"
              checked={state === one}
              onChange={() => change({ state: one })}
            >
              {t(`vocabulary.facilityState.${one}`)}
            </Choice>
          ))}
        </ChoiceGroup>
        <TextField
          label={t('admin.status.reason')}
          help={t('admin.status.reasonHelp')}
          value={reason}
          onChange={(next) => change({ reason: next })}
          maxLength={200}
        />
        <DayRange days={days} onChange={(next) => change({ days: next })} />
        <StatusAudience told={told} onChange={(next) => change({ told: next })} reach={reach} />
        {set.error && !telling && <ErrorNotice error={set.error} textIsSafe />}
        {set.isSuccess && (
          <Message tone="success" live>
            <p>{t(set.data.notice === null ? 'common.saved' : 'admin.status.told')}</p>
            {set.data.notice !== null && (
              <LinkButton to={`/notices/${set.data.notice}/receipts`} icon="list">
                {t('notices.receipts')}
              </LinkButton>
            )}
          </Message>
        )}
        <div className={styles.beside}>
          <Button type="submit" look="filled">
            {t('admin.status.record')}
          </Button>
          <Button look="text" onPress={close}>
            {t('common.close')}
          </Button>
        </div>
      </RecordForm>
      <ConfirmDialog
        title={t('admin.status.tellTitle', {
          facilities: reach.data?.facilities ?? 0,
          people: reach.data?.people ?? 0,
        })}
        isOpen={telling}
        onClose={() => setTelling(false)}
        action={t('admin.status.tellNow')}
        onConfirm={() => set.mutate(form.values)}
        work={set}
      >
        <p>
          {t('admin.status.tellWill', {
            name: facility.name,
            state: t(`vocabulary.facilityState.${state}`),
            from: days.from === '' ? '' : formatDay(days.from),
          })}
        </p>
      </ConfirmDialog>
    </Dialog>
  );
};
