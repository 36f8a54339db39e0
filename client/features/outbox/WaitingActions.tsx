import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { sessionRoutes } from '#contracts/http/sessionRoutes.ts';
import { ApiFailure } from '../../api/ApiFailure.ts';
import { callRoute } from '../../api/callRoute.ts';
import { Button } from '../../ui/Button.tsx';
import { ErrorNotice } from '../../ui/ErrorNotice.tsx';
import { Message } from '../../ui/Message.tsx';
import { useTimeFormat } from '../../ui/useTimeFormat.ts';
import { useSession } from '../session/SessionContext.ts';
import { holdOf } from './holdOf.ts';
import styles from './Outbox.module.css';
import type { ShownWaiting } from './OutboxPost.ts';
import { outbox } from './outbox.ts';

/** What its writer is to decide: whether an older one still goes, and as which position; what becomes of a refused one. */
export const WaitingActions = ({ waiting }: { waiting: ShownWaiting }) => {
  const { t } = useTranslation();
  const { formatTime } = useTimeFormat();
  const { session, renew } = useSession();
  const [failure, setFailure] = useState<unknown>(null);
  const [isBusy, setBusy] = useState(false);
  const [sure, setSure] = useState(false);
  const { key, body, at } = waiting;
  const hold = holdOf(waiting, session, Date.now());
  const nameOf = (id: string | null) => {
    const found = session.positions.find((position) => position.id === id);
    return found ? `${found.facility.name}・${found.profession}` : null;
  };
  const written = nameOf(waiting.position);
  const acting = nameOf(session.position);
  const isHere = waiting.position === session.position;

  /** First in the position it was written in, where that is another one; then it goes. */
  const sendAsWritten = async () => {
    setFailure(null);
    try {
      if (!isHere && waiting.position !== null) {
        const next = await callRoute(sessionRoutes.switchPosition, {
          body: { position: waiting.position as never },
        });
        await renew(next);
      }
      outbox.approve([key]);
    } catch (thrown) {
      setFailure(thrown);
    }
  };
  const discard = sure ? (
    <Button look="danger" onPress={() => outbox.discard(key)}>
      {t('outbox.discardSure')}
    </Button>
  ) : (
    <Button look="text" onPress={() => setSure(true)}>
      {t('outbox.discard')}
    </Button>
  );

  if (body.refusal) {
    return (
      <>
        <ErrorNotice error={new ApiFailure(body.refusal)} textIsSafe />
        {isBusy && (
          <Message tone="warning" live>
            <p>{t('outbox.composerBusy')}</p>
          </Message>
        )}
        <div className={styles.actions}>
          <Button icon="send" onPress={() => outbox.retry(key)}>
            {t('outbox.again')}
          </Button>
          {body.post !== null && (
            <Button icon="pen" onPress={() => setBusy(!outbox.takeBack(key))}>
              {t('outbox.rewrite')}
            </Button>
          )}
          {discard}
        </div>
      </>
    );
  }
  if (hold !== null) {
    return (
      <>
        <Message tone="warning" title={t(`outbox.ask.${hold}`)}>
          <p>
            {t('outbox.writtenAs', {
              time: formatTime(new Date(at).toISOString()),
              position: written ?? t('outbox.pastPosition'),
            })}
          </p>
        </Message>
        {failure !== null && <ErrorNotice error={failure} textIsSafe />}
        <div className={styles.actions}>
          {written !== null && (
            <Button look="filled" icon="send" onPress={() => void sendAsWritten()}>
              {t(isHere ? 'outbox.sendAs' : 'outbox.switchAndSend', { position: written })}
            </Button>
          )}
          {!isHere && acting !== null && (
            <Button icon="send" onPress={() => outbox.approve([key])}>
              {t('outbox.sendAs', { position: acting })}
            </Button>
          )}
          {discard}
        </div>
      </>
    );
  }
  if (waiting.failure === null || waiting.isSending) return null;
  return (
    <div className={styles.actions}>
      <Button icon="send" onPress={() => outbox.retry(key)}>
        {t('outbox.again')}
      </Button>
      {discard}
    </div>
  );
};
