import { useTranslation } from 'react-i18next';
import type { PictureLabel } from '#domain/channels/entry.ts';
import { ApiFailure } from '../../api/ApiFailure.ts';
import { useLine } from '../../app/useLine.ts';
import { Badge } from '../../ui/Badge.tsx';
import { Button } from '../../ui/Button.tsx';
import { ErrorNotice } from '../../ui/ErrorNotice.tsx';
import { formatBytes } from '../../ui/formatBytes.ts';
import { LabelFields } from './LabelFields.tsx';
import { Thumbnail } from './Thumbnail.tsx';
import type { UploadItem } from './UploadItem.ts';
import styles from './UploadList.module.css';

interface UploadListProps {
  items: readonly UploadItem[];
  /** Absent where the files belong to a post that waits: they are sent or come back with it. */
  onRemove?: (key: string) => void;
  onRetry?: (key: string) => void;
  /** Given where a picture can say what it shows. */
  onLabel?: (key: string, label: PictureLabel) => void;
}

const State = ({ item }: { item: UploadItem }) => {
  const { t } = useTranslation();
  const { state, name, share, failure } = item;
  const line = useLine();
  if (state === 'sent') return <Badge icon="check">{t('attachments.ready')}</Badge>;
  if (state === 'refused') return null;
  // A bar that stands still would look like one that moves.
  if (state === 'waiting' || line !== 'on')
    return (
      <Badge tone="warning" icon="clock">
        {t(failure || line !== 'on' ? 'attachments.goesAgain' : 'attachments.waiting')}
      </Badge>
    );
  return (
    <progress
      className={styles.progress}
      value={share}
      max={1}
      aria-label={t('attachments.sending', { name })}
    />
  );
};

/** What is attached: each file keeps its place, says how far it is, and what to do where it cannot go. */
export const UploadList = ({ items, onRemove, onRetry, onLabel }: UploadListProps) => {
  const { t } = useTranslation();
  if (items.length === 0) return null;
  return (
    <ul className={styles.list}>
      {items.map((item) => (
        <li key={item.key} className={styles.item}>
          <Thumbnail item={item} />
          <div className={styles.words}>
            <span className={styles.name}>
              {item.name} <small>({formatBytes(item.sent?.file.bytes ?? item.bytes)})</small>
            </span>
            <State item={item} />
          </div>
          <div className={styles.buttons}>
            {onRetry && item.state !== 'sent' && (item.refusal || item.failure) && (
              <Button look="text" size="small" icon="redo" onPress={() => onRetry(item.key)}>
                {t('attachments.again')}
              </Button>
            )}
            {onRemove && (
              <Button
                look="text"
                size="small"
                icon="close"
                aria-label={t('attachments.removeOf', { name: item.name })}
                onPress={() => onRemove(item.key)}
              >
                {t('attachments.remove')}
              </Button>
            )}
          </div>
          {onLabel && item.kind !== 'document' && (
            <LabelFields item={item} onLabel={(label) => onLabel(item.key, label)} />
          )}
          {item.refusal && (
            <div className={styles.refusal}>
              <ErrorNotice error={new ApiFailure(item.refusal)} />
            </div>
          )}
        </li>
      ))}
    </ul>
  );
};
