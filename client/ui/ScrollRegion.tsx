import type { ReactNode } from 'react';
import styles from './ScrollRegion.module.css';

interface ScrollRegionProps {
  label: string;
  className?: string | undefined;
  children: ReactNode;
}

/** What may be wider or higher than its place. Whoever has only a keyboard must reach it to scroll it (WCAG 2.1.1). */
export const ScrollRegion = ({ label, className = styles.region, children }: ScrollRegionProps) => (
  <section
    className={className}
    aria-label={label}
    ref={(element) => {
      if (element) element.tabIndex = 0;
    }}
  >
    {children}
  </section>
);
