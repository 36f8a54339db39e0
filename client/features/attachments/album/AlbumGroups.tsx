import type { BodySite } from '#domain/vocabulary/bodySites.ts';
import { useTimeFormat } from '../../../ui/useTimeFormat.ts';
import { Withheld } from '../../channel/Withheld.tsx';
import { PictureButton } from '../PictureButton.tsx';
import { pictureViewer } from '../viewer/pictureViewer.ts';
import styles from './Album.module.css';
import type { AlbumGroup } from './groupPictures.ts';

interface AlbumGroupsProps {
  groups: readonly AlbumGroup[];
  nameOf: (key: string) => string;
  /** Looked for: other pictures of the same posts are not shown. */
  site: BodySite | null;
}

/** The pictures under their headings; looked at, one goes on through all that are here, in this order. */
export const AlbumGroups = ({ groups, nameOf, site }: AlbumGroupsProps) => {
  const { formatDayTime } = useTimeFormat();
  const shown = groups
    .map(({ key, places }) => ({
      key,
      places: places.filter((place) => site === null || ('picture' in place && place.picture.site === site)),
    }))
    .filter(({ places }) => places.length > 0);
  const pictures = shown.flatMap(({ places }) =>
    places.flatMap((place) => ('picture' in place ? [place.picture] : [])),
  );
  return shown.map(({ key, places }) => (
    <section key={key} className={styles.group} aria-label={nameOf(key)}>
      <h2>{nameOf(key)}</h2>
      <ul className={styles.pictures}>
        {places.map((place) =>
          'picture' in place ? (
            <li key={place.key} className={styles.place}>
              <PictureButton
                picture={place.picture}
                onPress={() => pictureViewer.open(pictures, place.picture.id)}
              />
              <span className={styles.by}>
                <time dateTime={place.picture.at}>{formatDayTime(place.picture.at)}</time>{' '}
                {place.picture.author.name}
              </span>
            </li>
          ) : (
            <li key={place.key} className={styles.place}>
              <Withheld dataClass={place.withheld.withheld} rule={place.withheld.rule} />
            </li>
          ),
        )}
      </ul>
    </section>
  ));
};
