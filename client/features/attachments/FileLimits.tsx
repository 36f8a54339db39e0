import { useTranslation } from 'react-i18next';
import { uploadLimits } from '#contracts/http/attachmentRoutes.ts';
import { MOST_FILES } from './judgePick.ts';
import styles from './UploadList.module.css';
import type { Uploads } from './useUploads.ts';

/** How many files there may be and how large, and how many there are. */
export const FileLimits = ({ uploads: { kinds, items }, id, unseen = false }: FileLimitsProps) => {
  const { t } = useTranslation();
  const limits = kinds.map((kind) =>
    t(`attachments.limits.${kind}`, { size: uploadLimits[kind] / 1_000_000 }),
  );
  return (
    <p id={id} className={unseen ? 'visually-hidden' : styles.help}>
      {t('attachments.limitsHelp', { limits: limits.join(t('attachments.and')), most: MOST_FILES })}
      {items.length > 0 && ` ${t('attachments.soFar', { count: items.length, most: MOST_FILES })}`}
    </p>
  );
};

interface FileLimitsProps {
  uploads: Uploads;
  id?: string;
  /** Where room is dear it is heard, and seen once there is something to count. */
  unseen?: boolean;
}
