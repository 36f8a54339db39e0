import { useEffect, useState, useSyncExternalStore } from 'react';
import { Dialog as AriaDialog } from 'react-aria-components/Dialog';
import { Modal, ModalOverlay } from 'react-aria-components/Modal';
import { useTranslation } from 'react-i18next';
import { Button } from '../../../ui/Button.tsx';
import { Icon } from '../../../ui/Icon.tsx';
import '../pictureWords.ts';
import { PicturePane } from './PicturePane.tsx';
import styles from './PictureViewer.module.css';
import { pictureViewer, type Viewing } from './pictureViewer.ts';
import { whole, type Zoom, zoomAt } from './zoom.ts';

type Side = 'at' | 'beside';
const sides: readonly Side[] = ['at', 'beside'];
const middle = { x: 0, y: 0 };
/** The keys and buttons enlarge about the middle, wherever its edges are. */
const frame = () => ({ width: innerWidth, height: innerHeight });

const Shown = ({ viewing }: { viewing: Viewing }) => {
  const { t } = useTranslation();
  const { pictures, beside } = viewing;
  const [zooms, setZooms] = useState<Readonly<Record<Side, Zoom>>>({ at: whole, beside: whole });
  const [active, setActive] = useState<Side>('at');
  const side = beside === null ? 'at' : active;
  const setZoom = (of: Side, zoom: Zoom) => {
    setActive(of);
    setZooms((known) => ({ ...known, [of]: zoom }));
  };
  const step = (of: Side, by: -1 | 1) => {
    setZoom(of, whole);
    pictureViewer.step(of, by);
  };
  const enlarge = (factor: number) => setZoom(side, zoomAt(zooms[side], factor, middle, frame()));
  const onKeyDown = (event: KeyboardEvent) => {
    // A film's own keys move within it.
    if (event.target instanceof HTMLVideoElement || event.ctrlKey || event.metaKey || event.altKey) return;
    const act = {
      ArrowLeft: () => step(side, -1),
      ArrowRight: () => step(side, 1),
      '+': () => enlarge(1.5),
      ';': () => enlarge(1.5),
      '-': () => enlarge(1 / 1.5),
    }[event.key];
    if (act === undefined) return;
    event.preventDefault();
    act();
  };
  useEffect(() => {
    addEventListener('keydown', onKeyDown);
    return () => removeEventListener('keydown', onKeyDown);
  });
  const shown = sides.flatMap((of) => {
    const at = viewing[of];
    const picture = at === null ? undefined : pictures[at];
    return at === null || picture === undefined ? [] : [{ of, at, picture }];
  });
  const isPhoto = shown.some(({ picture }) => picture.dataClass === 'photo');
  return (
    <div className={styles.whole}>
      <div className={styles.bar}>
        {isPhoto && (
          <>
            <button
              type="button"
              className={styles.step}
              aria-label={t('pictures.smaller')}
              onClick={() => enlarge(1 / 1.5)}
            >
              <Icon name="minus" />
            </button>
            <button
              type="button"
              className={styles.step}
              aria-label={t('pictures.larger')}
              onClick={() => enlarge(1.5)}
            >
              <Icon name="plus" />
            </button>
          </>
        )}
        {pictures.length > 1 && (
          <Button size="small" icon="columns" onPress={() => pictureViewer.compare()}>
            {t(beside === null ? 'pictures.compare' : 'pictures.one')}
          </Button>
        )}
        <span className={styles.end}>
          <Button size="small" icon="close" onPress={() => pictureViewer.close()}>
            {t('common.close')}
          </Button>
        </span>
      </div>
      <div className={styles.panes}>
        {shown.map(({ of, at, picture }) => (
          <PicturePane
            key={of}
            picture={picture}
            at={at}
            count={pictures.length}
            isPair={beside !== null}
            zoom={zooms[of]}
            onZoom={(zoom) => setZoom(of, zoom)}
            onStep={(by) => step(of, by)}
          />
        ))}
      </div>
    </div>
  );
};

/** Photos and films, one or two dates side by side, over the whole screen; Escape, the × and the button back close it. */
const PictureViewer = () => {
  const { t } = useTranslation();
  const viewing = useSyncExternalStore(pictureViewer.subscribe, pictureViewer.get);
  return (
    <ModalOverlay
      isOpen={viewing !== null}
      onOpenChange={(open) => {
        if (!open) pictureViewer.close();
      }}
      className={styles.overlay as string}
    >
      <Modal className={styles.modal as string}>
        <AriaDialog className={styles.dialog as string} aria-label={t('pictures.viewer')}>
          {viewing && <Shown key={viewing.entry} viewing={viewing} />}
        </AriaDialog>
      </Modal>
    </ModalOverlay>
  );
};

export default PictureViewer;
