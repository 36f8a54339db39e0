import { type ReactNode, useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { useLocation } from 'wouter';
import { PictureViewerHost } from '../../features/attachments/viewer/PictureViewerHost.tsx';
import { CallBar } from '../../features/conferences/layer/CallBar.tsx';
import { OutboxBar } from '../../features/outbox/OutboxBar.tsx';
import { ActingPosition } from '../../features/session/ActingPosition.tsx';
import { loadDialogs } from '../../ui/Dialog.tsx';
import { FaultBoundary } from '../FaultBoundary.tsx';
import { ConnectionNotice } from './ConnectionNotice.tsx';
import styles from './Layout.module.css';
import { MainMenu } from './MainMenu.tsx';
import { NewerShell } from './NewerShell.tsx';

/**
 * [SC1] Phone: one line above (the screen's own, with the account's menu in its corner), tabs below. Desktop: a rail at the
 * left, and the acting position in words in the corner.
 */
export const Layout = ({ children }: { children: ReactNode }) => {
  const { t } = useTranslation();
  const [location] = useLocation();
  const main = useRef<HTMLElement>(null);
  const shown = useRef(location);
  // A move between screens starts reading at the top, for eyes and screen readers alike.
  useEffect(() => {
    if (shown.current === location) return;
    shown.current = location;
    scrollTo(0, 0);
    main.current?.focus({ preventScroll: true });
  }, [location]);
  // Once ホーム can be used, and before somebody without a line presses what opens one.
  useEffect(() => {
    const timer = setTimeout(() => loadDialogs().catch(() => undefined), 3_000);
    return () => clearTimeout(timer);
  }, []);
  return (
    <div className={styles.layout}>
      <a className={styles.skip} href="#main">
        {t('common.skip')}
      </a>
      <FaultBoundary>
        <MainMenu />
      </FaultBoundary>
      <div className={styles.content}>
        <FaultBoundary>
          <CallBar />
        </FaultBoundary>
        <header className={styles.account}>
          <FaultBoundary>
            <ActingPosition />
          </FaultBoundary>
        </header>
        <main id="main" ref={main} tabIndex={-1} className={styles.main}>
          <div className={styles.bars}>
            <ConnectionNotice />
            <FaultBoundary>
              <OutboxBar />
            </FaultBoundary>
            <NewerShell />
          </div>
          <FaultBoundary shown={location} isScreen>
            {children}
          </FaultBoundary>
        </main>
      </div>
      <FaultBoundary>
        <PictureViewerHost />
      </FaultBoundary>
    </div>
  );
};
