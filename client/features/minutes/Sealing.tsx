import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { minutesRoutes } from '#contracts/http/minutesRoutes.ts';
import type { MinutesView } from '#contracts/http/minutesView.ts';
import { callRoute } from '../../api/callRoute.ts';
import { sendOnce } from '../../api/sendOnce.ts';
import { Button } from '../../ui/Button.tsx';
import { Card } from '../../ui/Card.tsx';
import { Dialog } from '../../ui/Dialog.tsx';
import { ErrorNotice } from '../../ui/ErrorNotice.tsx';
import { formatTime } from '../../ui/formatTime.ts';
import { Message } from '../../ui/Message.tsx';

/** 確定, asked twice: nothing changes it afterwards. */
export const Sealing = ({ minutes, onMoved }: { minutes: MinutesView; onMoved: () => Promise<unknown> }) => {
  const { t } = useTranslation();
  const [asking, setAsking] = useState(false);
  const finalise = useMutation({
    mutationFn: () =>
      sendOnce(`finalisation ${minutes.id}`, minutes.n, (clientId) =>
        callRoute(minutesRoutes.finaliseMinutes, {
          params: { minutes: minutes.id },
          body: { clientId, seen: minutes.n },
        }),
      ),
    onSuccess: async () => {
      setAsking(false);
      await onMoved();
    },
  });
  const { finalised } = minutes;
  if (finalised) {
    return (
      <Message
        tone="success"
        title={t('minutes.finalised', { name: finalised.by.name, time: formatTime(finalised.at) })}
      >
        <p>{t('minutes.finalisedHelp')}</p>
        <p>
          <small>SHA-256 {finalised.sha256}</small>
        </p>
      </Message>
    );
  }
  if (!minutes.may.finalise) {
    return (
      <p>
        {t('minutes.responsible', { name: minutes.responsible.name, facility: minutes.responsible.facility })}
      </p>
    );
  }
  return (
    <Card title={t('minutes.sealing')}>
      <p>{t('minutes.sealingHelp', { count: minutes.awaited.length })}</p>
      <div>
        <Button icon="lock" onPress={() => setAsking(true)}>
          {t('minutes.finalise')}
        </Button>
      </div>
      <Dialog title={t('minutes.finaliseTitle')} isOpen={asking} onClose={() => setAsking(false)}>
        <p>{t('minutes.finaliseHelp')}</p>
        {finalise.error && <ErrorNotice error={finalise.error} />}
        <Button
          look="filled"
          size="large"
          icon="lock"
          onPress={() => finalise.mutate()}
          isDisabled={finalise.isPending}
        >
          {t('minutes.finaliseNow')}
        </Button>
        <Button look="text" onPress={() => setAsking(false)}>
          {t('common.cancel')}
        </Button>
      </Dialog>
    </Card>
  );
};
