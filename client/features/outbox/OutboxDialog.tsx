import { useTranslation } from 'react-i18next';
import { Link } from 'wouter';
import { useLine } from '../../app/useLine.ts';
import { Badge } from '../../ui/Badge.tsx';
import { Button } from '../../ui/Button.tsx';
import { Dialog } from '../../ui/Dialog.tsx';
import { useTimeFormat } from '../../ui/useTimeFormat.ts';
import { UploadList } from '../attachments/UploadList.tsx';
import { useFilesOf } from '../attachments/useFilesOf.ts';
import styles from './Outbox.module.css';
import type { ShownWaiting } from './OutboxPost.ts';
import { useOutbox } from './useOutbox.ts';
import { WaitingActions } from './WaitingActions.tsx';
import { WaitingWords } from './WaitingWords.tsx';

const Item = ({ waiting, onLeave }: { waiting: ShownWaiting; onLeave: () => void }) => {
  const { t } = useTranslation();
  const { formatTime } = useTimeFormat();
  const { room, refusal } = waiting.body;
  const files = useFilesOf(waiting.key);
  const line = useLine();
  const isSending = waiting.isSending && line === 'on';
  return (
    <li className={styles.item}>
      <div className={styles.counts}>
        <Link href={room.path} onClick={onLeave}>
          {room.calledName}
        </Link>
        <time dateTime={new Date(waiting.at).toISOString()}>
          {formatTime(new Date(waiting.at).toISOString())}
        </time>
        <Badge tone={refusal ? 'error' : 'warning'} icon={refusal ? 'error' : 'clock'}>
          {t(refusal ? 'outbox.notSent' : isSending ? 'outbox.sending' : 'outbox.waiting')}
        </Badge>
      </div>
      <WaitingWords body={waiting.body} />
      <UploadList items={files} />
      <WaitingActions waiting={waiting} />
    </li>
  );
};

/** Everything that waits, of all rooms, with its words: it can be read and copied whatever becomes of it. */
const OutboxDialog = ({ onClose }: { onClose: () => void }) => {
  const { t } = useTranslation();
  const all = useOutbox();
  return (
    <Dialog title={t('outbox.title')} isOpen onClose={onClose}>
      {all.length === 0 && <p>{t('outbox.allSent')}</p>}
      <ul className={styles.list}>
        {all.map((waiting) => (
          <Item key={waiting.key} waiting={waiting} onLeave={onClose} />
        ))}
      </ul>
      <Button look="text" onPress={onClose}>
        {t('common.close')}
      </Button>
    </Dialog>
  );
};

export default OutboxDialog;
