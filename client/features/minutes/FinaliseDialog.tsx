import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { minutesRoutes } from '#contracts/http/minutesRoutes.ts';
import type { MinutesView } from '#contracts/http/minutesView.ts';
import { emptyParts } from '#domain/minutes/emptyParts.ts';
import { asFailure } from '../../api/ApiFailure.ts';
import { callRoute } from '../../api/callRoute.ts';
import { sendOnce } from '../../api/sendOnce.ts';
import { Button } from '../../ui/Button.tsx';
import { Dialog } from '../../ui/Dialog.tsx';
import { ErrorNotice } from '../../ui/ErrorNotice.tsx';
import { Message } from '../../ui/Message.tsx';
import { useTimeFormat } from '../../ui/useTimeFormat.ts';
import { LaterChanges } from './LaterChanges.tsx';

interface FinaliseDialogProps {
  minutes: MinutesView;
  onMoved: () => Promise<unknown>;
  onClose: () => void;
}

/**
 * The one question before 確定: who is still writing, what is empty, who has not confirmed. It names the state that was on
 * the screen when it was asked; what was written since is shown, and either comes in or stays out.
 */
export const FinaliseDialog = ({ minutes, onMoved, onClose }: FinaliseDialogProps) => {
  const { t } = useTranslation();
  const [asked] = useState(minutes);
  const finalise = useMutation({
    mutationFn: (body: { seen: number; leavesNewer?: true }) =>
      sendOnce(`finalisation ${asked.id}`, body, (clientId) =>
        callRoute(minutesRoutes.finaliseMinutes, {
          params: { minutes: asked.id },
          body: { ...body, clientId },
        }),
      ),
    onSuccess: async () => {
      onClose();
      await onMoved();
    },
  });
  const newer = finalise.error === null ? undefined : asFailure(finalise.error).details.newer;
  return (
    <Dialog title={t('minutes.finaliseTitle')} isOpen onClose={onClose}>
      {newer === undefined ? (
        <>
          <p>{t('minutes.finaliseHelp')}</p>
          <Missing minutes={asked} />
          {finalise.error && <ErrorNotice error={finalise.error} />}
          <Button
            look="filled"
            size="large"
            icon="lock"
            onPress={() => finalise.mutate({ seen: asked.n })}
            isDisabled={finalise.isPending}
          >
            {t('minutes.finaliseNow')}
          </Button>
        </>
      ) : (
        <>
          <Message tone="warning" live title={t('minutes.later.what')}>
            <p>{t('minutes.later.help')}</p>
          </Message>
          <LaterChanges changes={newer.changes} />
          {newer.changes.length === 0 && <p>{t('minutes.later.nothing')}</p>}
          <Button
            look="filled"
            size="large"
            icon="lock"
            onPress={() => finalise.mutate({ seen: newer.n })}
            isDisabled={finalise.isPending}
          >
            {t('minutes.later.with')}
          </Button>
          <Button
            size="large"
            onPress={() => finalise.mutate({ seen: asked.n, leavesNewer: true })}
            isDisabled={finalise.isPending}
          >
            {t('minutes.later.without')}
          </Button>
        </>
      )}
      <Button look="text" onPress={onClose}>
        {t('common.cancel')}
      </Button>
    </Dialog>
  );
};

/** What one would want to know before nothing can be changed any more. */
const Missing = ({ minutes }: { minutes: MinutesView }) => {
  const { t } = useTranslation();
  const { formatTime } = useTimeFormat();
  const { fields, sections, unanswered } = emptyParts(minutes);
  const names = (people: readonly { readonly name: string }[]) => people.map(({ name }) => name).join('、');
  const lines = [
    minutes.writing.length > 0 &&
      t('minutes.missing.writing', {
        names: minutes.writing.map(({ person, at }) => `${person.name}（${formatTime(at)}）`).join('、'),
      }),
    minutes.awaited.length > 0 && t('minutes.missing.awaited', { names: names(minutes.awaited) }),
    sections.length > 0 && t('minutes.missing.sections', { labels: sections.join('、') }),
    fields.length > 0 && t('minutes.missing.fields', { labels: fields.join('、') }),
    unanswered.length > 0 && t('minutes.missing.unanswered', { names: unanswered.join('、') }),
  ].filter((line) => line !== false);
  if (lines.length === 0) return null;
  return (
    <Message tone="warning" title={t('minutes.missing.what')}>
      <ul>
        {lines.map((line) => (
          <li key={line}>{line}</li>
        ))}
      </ul>
    </Message>
  );
};
