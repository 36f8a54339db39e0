import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useSession } from '../../features/session/SessionContext.ts';
import { Message } from '../../ui/Message.tsx';

/** A blink of the network is not worth a word; four seconds are. */
const PATIENCE_MS = 4_000;

export const ConnectionNotice = () => {
  const { t } = useTranslation();
  const { realtime } = useSession();
  const [lost, setLost] = useState(false);
  useEffect(() => {
    let timer: ReturnType<typeof setTimeout> | undefined;
    const stop = realtime.onConnection((connected) => {
      clearTimeout(timer);
      if (connected) setLost(false);
      else timer = setTimeout(() => setLost(true), PATIENCE_MS);
    });
    return () => {
      clearTimeout(timer);
      stop();
    };
  }, [realtime]);
  if (!lost) return null;
  return (
    <Message tone="warning" live>
      <p>{t('common.offline')}</p>
    </Message>
  );
};
