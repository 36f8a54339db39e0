import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from '../../ui/Button.tsx';
import styles from './Conference.module.css';
import { VideoView } from './VideoView.tsx';

export interface SharedScreen {
  readonly track: MediaStreamTrack;
  readonly name: string;
}

/** What others show, one of it large; where two show something, one chooses which. */
export const SharedScreens = ({ screens }: { screens: readonly SharedScreen[] }) => {
  const { t } = useTranslation();
  const [chosen, setChosen] = useState<string | null>(null);
  // What was chosen and is shown no more gives way to what is.
  const large = screens.find(({ track }) => track.id === chosen) ?? screens[0];
  if (large === undefined) return null;
  return (
    <figure className={styles.shared}>
      {screens.length > 1 && (
        <fieldset className={styles.choose}>
          <legend>{t('conferences.chooseScreen')}</legend>
          {screens.map(({ track, name }) => (
            <Button
              key={track.id}
              size="small"
              look={track === large.track ? 'filled' : 'outlined'}
              icon={track === large.track ? 'check' : 'screen'}
              aria-pressed={track === large.track}
              onPress={() => setChosen(track.id)}
            >
              {t('conferences.screenOf', { name })}
            </Button>
          ))}
        </fieldset>
      )}
      <VideoView track={large.track} label={t('conferences.sharedScreen')} whole />
      <figcaption>{t('conferences.sharedBy', { name: large.name })}</figcaption>
    </figure>
  );
};
