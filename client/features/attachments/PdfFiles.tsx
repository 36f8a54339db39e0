import { useTranslation } from 'react-i18next';
import { type AttachmentView, uploadTypes } from '#contracts/http/attachmentRoutes.ts';
import { FileInput } from '../../ui/FileInput.tsx';
import { UploadList } from './UploadList.tsx';
import type { useUploads } from './useUploads.ts';

interface PdfFilesProps {
  /** What was sent up in an earlier step. */
  kept: readonly AttachmentView[];
  onKept: (kept: AttachmentView[]) => void;
  uploads: ReturnType<typeof useUploads>;
}

/** PDFをつける: what is attached so far, and one more. */
export const PdfFiles = ({ kept, onKept, uploads }: PdfFilesProps) => {
  const { t } = useTranslation();
  return (
    <>
      <div>
        <FileInput
          label={t('notices.addPdf')}
          icon="file"
          accept={uploadTypes.document.join(',')}
          multiple
          onFiles={uploads.add}
        />
      </div>
      <UploadList
        items={kept.map((file) => ({ key: file.id, name: file.name, share: 1, file, failure: null }))}
        onRemove={(key) => onKept(kept.filter((file) => file.id !== key))}
      />
      <UploadList items={uploads.items} onRemove={uploads.remove} />
    </>
  );
};
