import { useTranslation } from 'react-i18next';
import { useLine } from '../../app/useLine.ts';
import { Badge } from '../../ui/Badge.tsx';
import { UploadList } from '../attachments/UploadList.tsx';
import { useFilesOf } from '../attachments/useFilesOf.ts';
import type { ShownWaiting } from '../outbox/OutboxPost.ts';
import { WaitingActions } from '../outbox/WaitingActions.tsx';
import { WaitingWords } from '../outbox/WaitingWords.tsx';
import styles from './Entry.module.css';

/** 送信待ち or もう一度送る, with the text itself and its files: nobody has to wonder whether it was sent. */
export const PendingItem = ({ waiting }: { waiting: ShownWaiting }) => {
  const { t } = useTranslation();
  const { refusal } = waiting.body;
  const files = useFilesOf(waiting.key);
  const line = useLine();
  const isSending = waiting.isSending && line === 'on';
  return (
    <li className={styles.pending}>
      <div role="status">
        <Badge tone={refusal ? 'error' : 'warning'} icon={refusal ? 'error' : 'clock'}>
          {refusal ? t('outbox.notSent') : isSending ? t('outbox.sending') : t('outbox.waiting')}
        </Badge>
      </div>
      <WaitingWords body={waiting.body} />
      <UploadList items={files} />
      <WaitingActions waiting={waiting} />
    </li>
  );
};
