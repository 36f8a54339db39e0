import { useTranslation } from 'react-i18next';
import { Button } from '../../ui/Button.tsx';
import { ErrorNotice } from '../../ui/ErrorNotice.tsx';
import { formatBytes } from '../../ui/formatBytes.ts';
import { Icon } from '../../ui/Icon.tsx';
import styles from './UploadList.module.css';
import type { UploadItem } from './useUploads.ts';

/** What is being attached: how far it is, and a way to take it off. */
export const UploadList = (props: { items: readonly UploadItem[]; onRemove: (key: string) => void }) => {
  const { t } = useTranslation();
  return (
    <ul className={styles.list}>
      {props.items.map((item) => (
        <li key={item.key} className={styles.item}>
          <span className={styles.name}>
            <Icon name="file" /> {item.name} {item.file && <small>({formatBytes(item.file.bytes)})</small>}
          </span>
          {!item.file && !item.failure && (
            <progress
              className={styles.progress}
              value={item.share}
              max={1}
              aria-label={t('attachments.sending', { name: item.name })}
            />
          )}
          {item.failure && <ErrorNotice error={item.failure} />}
          <Button look="text" size="small" icon="close" onPress={() => props.onRemove(item.key)}>
            {t('attachments.remove')}
          </Button>
        </li>
      ))}
    </ul>
  );
};
