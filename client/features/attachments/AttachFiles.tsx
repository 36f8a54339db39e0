import { useTranslation } from 'react-i18next';
import { uploadTypes } from '#contracts/http/attachmentRoutes.ts';
import { FileInput } from '../../ui/FileInput.tsx';
import { FileLimits } from './FileLimits.tsx';
import { LeftOutFiles } from './LeftOutFiles.tsx';
import styles from './UploadList.module.css';
import { UploadList } from './UploadList.tsx';
import type { Uploads } from './useUploads.ts';

/** Some devices know these by their ending alone. */
const endings = { photo: ['.heic', '.heif'], document: [], video: ['.mov'] } as const;
const icons = { photo: 'photo', document: 'file', video: 'video' } as const;

interface AttachFilesProps {
  uploads: Uploads;
  /** Its pictures can say what they show. */
  labelled?: boolean;
}

/** 写真をつける, PDFをつける: how many and how large they may be, what is attached so far, what was left out. */
export const AttachFiles = ({ uploads, labelled = false }: AttachFilesProps) => {
  const { t } = useTranslation();
  const { kinds, items, left } = uploads;
  return (
    <div className={styles.attach}>
      <div className={styles.pickers}>
        {kinds.map((kind) => (
          <FileInput
            key={kind}
            label={t(`attachments.add.${kind}`)}
            icon={icons[kind]}
            accept={[...uploadTypes[kind], ...endings[kind]].join(',')}
            multiple
            onFiles={uploads.add}
          />
        ))}
      </div>
      <FileLimits uploads={uploads} />
      <LeftOutFiles left={left} />
      <UploadList
        items={items}
        onRemove={uploads.remove}
        onRetry={uploads.retry}
        {...(labelled && { onLabel: uploads.label })}
      />
    </div>
  );
};
