import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Icon } from '../../ui/Icon.tsx';
import styles from './PictureButton.module.css';
import { pictureLabel } from './pictureLabel.ts';
import './pictureWords.ts';
import { pictureUrl } from './viewer/pictureUrl.ts';
import type { ViewedPicture } from './viewer/ViewedPicture.ts';

interface PictureButtonProps {
  picture: ViewedPicture;
  onPress: () => void;
}

/** A photo or the still of a film, small, and what it is called; pressed, it is looked at. */
export const PictureButton = ({ picture, onPress }: PictureButtonProps) => {
  const { t } = useTranslation();
  const [failed, setFailed] = useState(false);
  const isFilm = picture.dataClass === 'video';
  const hasStill = !failed && (!isFilm || picture.poster === true);
  const label = pictureLabel(t, picture);
  const isNamed = picture.site !== undefined || picture.title !== undefined;
  const alt = isFilm ? t('pictures.filmOf', { name: label }) : t('channel.photoOf', { name: label });
  return (
    <button type="button" className={styles.picture} onClick={onPress}>
      <span className={styles.still}>
        {hasStill ? (
          <img
            src={pictureUrl(picture.id, 'preview')}
            alt={alt}
            loading="lazy"
            onError={() => setFailed(true)}
          />
        ) : (
          <>
            <Icon name={isFilm ? 'video' : 'photo'} large />
            <span className="visually-hidden">{alt}</span>
          </>
        )}
        {isFilm && (
          <span className={styles.film} aria-hidden="true">
            <Icon name="play" />
          </span>
        )}
      </span>
      {isNamed && (
        <span className={styles.label} aria-hidden="true">
          {label}
        </span>
      )}
    </button>
  );
};
