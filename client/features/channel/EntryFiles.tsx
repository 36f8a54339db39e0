import type { ShownPost } from '#contracts/http/channelRoutes.ts';
import { formatBytes } from '../../ui/formatBytes.ts';
import { Icon } from '../../ui/Icon.tsx';
import { PictureButton } from '../attachments/PictureButton.tsx';
import { picturesOf } from '../attachments/viewer/picturesOf.ts';
import { pictureUrl } from '../attachments/viewer/pictureUrl.ts';
import { pictureViewer } from '../attachments/viewer/pictureViewer.ts';
import styles from './Entry.module.css';
import { Withheld } from './Withheld.tsx';

type AnyFile = ShownPost['attachments'][number];

const FileItem = ({ file, entry }: { file: AnyFile; entry: ShownPost }) => {
  if ('withheld' in file) return <Withheld dataClass={file.withheld} rule={file.rule} />;
  const pictures = picturesOf({ ...entry, files: entry.attachments });
  const picture = pictures.find(({ id }) => id === file.id);
  if (picture !== undefined)
    return <PictureButton picture={picture} onPress={() => pictureViewer.open(pictures, file.id)} />;
  return (
    <a href={pictureUrl(file.id, 'full')} target="_blank" rel="noreferrer">
      <Icon name="file" /> {file.name} ({formatBytes(file.bytes)})
    </a>
  );
};

/** Photos and films as pictures, other files as links; what is withheld keeps its place, which is all it has for a key. */
export const EntryFiles = ({ entry }: { entry: ShownPost }) => {
  const placed = entry.attachments.map((file, place) => ({ file, place: `${place}` }));
  return (
    <ul className={styles.files}>
      {placed.map(({ file, place }) => (
        <li key={place}>
          <FileItem file={file} entry={entry} />
        </li>
      ))}
    </ul>
  );
};
