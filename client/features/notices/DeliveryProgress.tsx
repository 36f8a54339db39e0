import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { ReceiptsView } from '#contracts/http/noticeRoutes.ts';
import { Message } from '../../ui/Message.tsx';
import styles from './Notices.module.css';

const WORDS_AFTER_MS = 1_000;
const BAR_AFTER_MS = 10_000;

interface DeliveryProgressProps {
  delivery: ReceiptsView['delivery'];
  sentAt: string;
}

/** Long work: nothing up to a second, then words, after ten seconds a counted bar. It cannot be called off: some have it. */
export const DeliveryProgress = ({ delivery: { done, total }, sentAt }: DeliveryProgressProps) => {
  const { t } = useTranslation();
  const [now, setNow] = useState(Date.now());
  const since = now - Date.parse(sentAt);
  useEffect(() => {
    const next = [WORDS_AFTER_MS, BAR_AFTER_MS].find((each) => each > since);
    if (next === undefined) return;
    const timer = setTimeout(() => setNow(Date.now()), next - since);
    return () => clearTimeout(timer);
  }, [since]);
  if (since < WORDS_AFTER_MS) return null;
  const words = t('notices.delivering', { done, total });
  return (
    <Message tone="info" live>
      <p>{words}</p>
      {since >= BAR_AFTER_MS && total > 0 && (
        <progress className={styles.progress} value={done} max={total} aria-label={words} />
      )}
      <p>{t('notices.goesOn')}</p>
    </Message>
  );
};
