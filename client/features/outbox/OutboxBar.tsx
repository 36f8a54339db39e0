import { Suspense, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { lazyPart } from '../../app/lazyPart.tsx';
import { Badge } from '../../ui/Badge.tsx';
import { Button } from '../../ui/Button.tsx';
import { useSession } from '../session/SessionContext.ts';
import { holdOf } from './holdOf.ts';
import styles from './Outbox.module.css';
import { useOutbox } from './useOutbox.ts';

const OutboxDialog = lazyPart(() => import('./OutboxDialog.tsx'));

/** 送信待ち 2件, on every screen, of all rooms: what goes by itself, and what its writer has to decide. */
export const OutboxBar = () => {
  const { t } = useTranslation();
  const { session } = useSession();
  const all = useOutbox();
  const [open, setOpen] = useState(false);
  if (all.length === 0 && !open) return null;
  const toDecide = all.filter(
    (waiting) => waiting.body.refusal !== null || holdOf(waiting, session, Date.now()) !== null,
  ).length;
  const waiting = all.length - toDecide;
  return (
    <section className={styles.bar} aria-label={t('outbox.title')}>
      <div className={styles.counts} role="status">
        {waiting > 0 && (
          <Badge tone="warning" icon="clock">
            {t('outbox.count', { count: waiting })}
          </Badge>
        )}
        {toDecide > 0 && (
          <Badge tone="error" icon="warning">
            {t('outbox.toDecide', { count: toDecide })}
          </Badge>
        )}
      </div>
      <Button size="small" aria-haspopup="dialog" onPress={() => setOpen(true)}>
        {t('outbox.show')}
      </Button>
      {open && (
        <Suspense>
          <OutboxDialog onClose={() => setOpen(false)} />
        </Suspense>
      )}
    </section>
  );
};
