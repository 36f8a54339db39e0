import { useEffect, useState } from 'react';
import { Icon } from '../../ui/Icon.tsx';
import type { UploadItem } from './UploadItem.ts';
import styles from './UploadList.module.css';
import { uploadQueue } from './uploadQueue.ts';

/** What was attached, to be known again at a glance: the picture itself, or what a paper looks like. */
export const Thumbnail = ({ item }: { item: UploadItem }) => {
  const [url, setUrl] = useState<string | null>(null);
  const isPicture = item.kind === 'photo';
  const icon = isPicture ? 'photo' : item.kind === 'video' ? 'video' : 'file';
  useEffect(() => {
    if (!isPicture) return;
    let made: string | null = null;
    let gone = false;
    void uploadQueue.readBlob(item.key).then((blob) => {
      if (blob === null || gone) return;
      made = URL.createObjectURL(blob);
      setUrl(made);
    });
    return () => {
      gone = true;
      if (made !== null) URL.revokeObjectURL(made);
    };
  }, [isPicture, item.key]);
  return (
    <span className={styles.thumbnail}>
      {url === null ? (
        <Icon name={icon} large />
      ) : (
        // What this browser cannot draw (HEIC) is known by its sign.
        <img src={url} alt="" onError={() => setUrl(null)} />
      )}
    </span>
  );
};
