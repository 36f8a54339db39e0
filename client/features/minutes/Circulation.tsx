import { useMutation, useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { minutesRoutes } from '#contracts/http/minutesRoutes.ts';
import type { MinutesView } from '#contracts/http/minutesView.ts';
import type { Answer } from '#contracts/http/route.ts';
import { callRoute } from '../../api/callRoute.ts';
import { sendOnce } from '../../api/sendOnce.ts';
import { Button } from '../../ui/Button.tsx';
import { Card } from '../../ui/Card.tsx';
import { ConfirmDialog } from '../../ui/ConfirmDialog.tsx';
import { ErrorNotice } from '../../ui/ErrorNotice.tsx';
import { Message } from '../../ui/Message.tsx';
import { Skeleton } from '../../ui/Skeleton.tsx';
import { NotAsked } from './NotAsked.tsx';

interface CirculationProps {
  minutes: MinutesView;
  onMoved: () => Promise<unknown>;
  onNotAsked: (people: Answer<typeof minutesRoutes.circulateMinutes>['notAsked']) => void;
}

/** 回覧, asked once, with who will be asked and whom it does not reach. */
export const Circulation = ({ minutes, onMoved, onNotAsked }: CirculationProps) => {
  const { t } = useTranslation();
  const params = { minutes: minutes.id };
  const [asking, setAsking] = useState(false);
  const preview = useQuery({
    queryKey: ['circulation', minutes.id],
    queryFn: ({ signal }) => callRoute(minutesRoutes.previewCirculation, { params }, { signal }),
    enabled: asking,
    gcTime: 0,
  });
  const circulate = useMutation({
    mutationFn: () =>
      sendOnce(`circulation ${minutes.id}`, '', (clientId) =>
        callRoute(minutesRoutes.circulateMinutes, { params, body: { clientId } }),
      ),
    onSuccess: ({ notAsked }) => {
      onNotAsked(notAsked);
      return onMoved();
    },
  });
  const { data } = preview;
  return (
    <Card title={t('minutes.circulation')}>
      <p>{t('minutes.circulateHelp')}</p>
      <div>
        <Button icon="send" onPress={() => setAsking(true)}>
          {t('minutes.circulate')}
        </Button>
      </div>
      <ConfirmDialog
        title={t('minutes.circulateTitle')}
        isOpen={asking}
        onClose={() => setAsking(false)}
        action={t('minutes.circulate')}
        onConfirm={() => circulate.mutate()}
        work={{ ...circulate, isPending: circulate.isPending || data === undefined }}
      >
        {preview.error && <ErrorNotice error={preview.error} />}
        {preview.isPending && <Skeleton rows={1} />}
        {data && (
          <p>
            <b>{t('minutes.circulateTo', { count: data.asked.length })}</b>{' '}
            {data.asked.map(({ name, municipality }) => `${name}（${municipality}）`).join('、')}
          </p>
        )}
        {data && data.notAsked.length > 0 && (
          <Message tone="warning">
            <NotAsked people={data.notAsked} />
          </Message>
        )}
        <p>{t('minutes.circulateWill')}</p>
      </ConfirmDialog>
    </Card>
  );
};
