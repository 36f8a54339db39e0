import type { ShownWaiting } from '../outbox/OutboxPost.ts';
import styles from './Entry.module.css';
import { PendingItem } from './PendingItem.tsx';

/** What waits to be sent, below what has arrived. */
export const PendingList = ({ waiting }: { waiting: readonly ShownWaiting[] }) =>
  waiting.length > 0 && (
    <ul className={styles.waiting}>
      {waiting.map((one) => (
        <PendingItem key={one.key} waiting={one} />
      ))}
    </ul>
  );
