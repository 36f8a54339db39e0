import { useTranslation } from 'react-i18next';
import { Icon } from '../../../ui/Icon.tsx';
import { useTimeFormat } from '../../../ui/useTimeFormat.ts';
import { EntryAuthor } from '../../channel/EntryAuthor.tsx';
import { pictureLabel } from '../pictureLabel.ts';
import styles from './PictureViewer.module.css';
import { pictureUrl } from './pictureUrl.ts';
import type { ViewedPicture } from './ViewedPicture.ts';
import { ZoomedPicture } from './ZoomedPicture.tsx';
import type { Zoom } from './zoom.ts';

interface PicturePaneProps {
  picture: ViewedPicture;
  at: number;
  count: number;
  /** One of two: who wrote it by name alone, so that the pictures have the room. */
  isPair: boolean;
  zoom: Zoom;
  onZoom: (zoom: Zoom) => void;
  onStep: (by: -1 | 1) => void;
}

/** One picture, the ways to the next, and below it when and by whom. */
export const PicturePane = ({ picture, at, count, isPair, zoom, onZoom, onStep }: PicturePaneProps) => {
  const { t } = useTranslation();
  const { formatDayTime } = useTimeFormat();
  const label = pictureLabel(t, picture);
  return (
    <figure className={styles.pane}>
      {picture.dataClass === 'video' ? (
        <div className={styles.frame}>
          <video
            key={picture.id}
            src={pictureUrl(picture.id, 'full')}
            {...(picture.poster && { poster: pictureUrl(picture.id, 'preview') })}
            controls
            playsInline
            preload="metadata"
            aria-label={t('pictures.filmOf', { name: label })}
          >
            <track kind="captions" />
          </video>
        </div>
      ) : (
        <ZoomedPicture
          key={picture.id}
          src={pictureUrl(picture.id, 'full')}
          alt={t('channel.photoOf', { name: label })}
          zoom={zoom}
          onZoom={onZoom}
          onStep={onStep}
        />
      )}
      <figcaption className={styles.caption}>
        {count > 1 && (
          <button
            type="button"
            className={styles.step}
            aria-label={t('pictures.previous')}
            disabled={at === 0}
            onClick={() => onStep(-1)}
          >
            <Icon name="chevronLeft" />
          </button>
        )}
        <span className={styles.words}>
          <b>{label}</b>
          <time dateTime={picture.at}>{formatDayTime(picture.at)}</time>
          {isPair ? <span>{picture.author.name}</span> : <EntryAuthor author={picture.author} />}
          {count > 1 && <span>{t('pictures.place', { at: at + 1, count })}</span>}
        </span>
        {count > 1 && (
          <button
            type="button"
            className={styles.step}
            aria-label={t('pictures.next')}
            disabled={at === count - 1}
            onClick={() => onStep(1)}
          >
            <Icon name="chevron" />
          </button>
        )}
      </figcaption>
    </figure>
  );
};
