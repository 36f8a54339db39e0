import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { attachmentRoutes } from '#contracts/http/attachmentRoutes.ts';
import type { ShownPost } from '#contracts/http/channelRoutes.ts';
import { routeUrl } from '../../api/routeUrl.ts';
import { Dialog } from '../../ui/Dialog.tsx';
import { formatBytes } from '../../ui/formatBytes.ts';
import { Icon } from '../../ui/Icon.tsx';
import styles from './Entry.module.css';
import { Withheld } from './Withheld.tsx';

type AnyFile = ShownPost['attachments'][number];
type ShownFile = Exclude<AnyFile, { withheld: unknown }>;

const url = (id: string, size: 'full' | 'preview') =>
  routeUrl(attachmentRoutes.readAttachment, { attachment: id }, { size });

const Photo = ({ file }: { file: ShownFile }) => {
  const { t } = useTranslation();
  const [open, setOpen] = useState(false);
  return (
    <>
      <button type="button" className={styles.photo} onClick={() => setOpen(true)}>
        <img src={url(file.id, 'preview')} alt={t('channel.photoOf', { name: file.name })} loading="lazy" />
      </button>
      <Dialog title={file.name} isOpen={open} onClose={() => setOpen(false)}>
        <img src={url(file.id, 'full')} alt={t('channel.photoOf', { name: file.name })} />
      </Dialog>
    </>
  );
};

const FileItem = ({ file }: { file: AnyFile }) => {
  if ('withheld' in file) return <Withheld dataClass={file.withheld} rule={file.rule} />;
  if (file.dataClass === 'photo') return <Photo file={file} />;
  return (
    <a href={url(file.id, 'full')} target="_blank" rel="noreferrer">
      <Icon name={file.type.startsWith('video/') ? 'video' : 'file'} /> {file.name} ({formatBytes(file.bytes)}
      )
    </a>
  );
};

/** Photos as pictures, other files as links; what is withheld keeps its place, which is all it has for a key. */
export const EntryFiles = ({ files }: { files: readonly AnyFile[] }) => {
  const placed = files.map((file, place) => ({ file, place: `${place}` }));
  return (
    <ul className={styles.files}>
      {placed.map(({ file, place }) => (
        <li key={place}>
          <FileItem file={file} />
        </li>
      ))}
    </ul>
  );
};
