import type { ReactNode } from 'react';
import styles from './ScrollRegion.module.css';

/** What may be wider than the screen. Whoever has only a keyboard must reach it to scroll it (WCAG 2.1.1). */
export const ScrollRegion = ({ label, children }: { label: string; children: ReactNode }) => (
  <section
    className={styles.region}
    aria-label={label}
    ref={(element) => {
      if (element) element.tabIndex = 0;
    }}
  >
    {children}
  </section>
);
