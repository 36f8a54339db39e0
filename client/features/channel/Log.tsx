import { Fragment, type ReactNode, useLayoutEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from '../../ui/Button.tsx';
import { useTimeFormat } from '../../ui/useTimeFormat.ts';
import type { LogDay, PlacedEntry } from './groupByDay.ts';
import styles from './Log.module.css';
import { usePlace } from './usePlace.ts';

/** A place to show; another object shows it again. */
export interface Aim {
  readonly at: number | 'end';
}

interface LogProps {
  label: string;
  days: readonly LogDay[];
  aim: Aim;
  /** The newest of all is among what is drawn. */
  hasNewest: boolean;
  lineAt: number | null;
  line: ReactNode;
  renderEntry: (placed: PlacedEntry) => ReactNode;
  /** Above the oldest that is drawn. */
  top?: ReactNode;
  /** Over the talk: where else one may want to go. */
  over?: ReactNode;
  onNewest: () => void;
  onNearTop?: () => void;
  onNearEnd?: () => void;
  /** Below the newest: what waits to be sent. */
  children?: ReactNode;
}

/** So near to an edge more is drawn. */
const NEAR_PX = 600;

/** [SC3] A talk, the newest below, day by day; what one reads stays where it is while more comes. */
export const Log = (props: LogProps) => {
  const { label, days, aim, hasNewest, lineAt, line, renderEntry, top, over, children } = props;
  const { onNewest, onNearTop, onNearEnd } = props;
  const { t } = useTranslation();
  const { formatShortDay } = useTimeFormat();
  const scroller = useRef<HTMLElement>(null);
  const { isAtEnd, note, aimAt, aimAtEnd } = usePlace(scroller, hasNewest);
  const lastTop = useRef(0);
  useLayoutEffect(() => {
    if (aim.at === 'end') aimAtEnd();
    else aimAt(aim.at);
  }, [aim, aimAt, aimAtEnd]);
  const onScroll = () => {
    const log = scroller.current;
    if (log === null) return;
    const { scrollTop, scrollHeight, clientHeight } = log;
    const [up, down] = [scrollTop < lastTop.current, scrollTop > lastTop.current];
    lastTop.current = scrollTop;
    note();
    if (up && scrollTop < NEAR_PX) onNearTop?.();
    if (down && scrollHeight - scrollTop - clientHeight < NEAR_PX) onNearEnd?.();
  };
  return (
    <div className={styles.box}>
      <section
        className={styles.log}
        aria-label={label}
        ref={(element) => {
          scroller.current = element;
          // What scrolls must be reached by the keyboard (WCAG 2.1.1).
          if (element) element.tabIndex = 0;
        }}
        onScroll={onScroll}
      >
        <div className={styles.inner}>
          <h2 className="visually-hidden">{label}</h2>
          {top}
          {days.map(({ day, entries }) => (
            <div key={entries[0]?.entry.seq}>
              {day !== null && <h3 className={styles.day}>{formatShortDay(`${day}T00:00:00+09:00`)}</h3>}
              <ul>
                {entries.map((placed) => (
                  <Fragment key={placed.entry.seq}>
                    {placed.entry.seq === lineAt && line}
                    {renderEntry(placed)}
                  </Fragment>
                ))}
              </ul>
            </div>
          ))}
          {children}
        </div>
      </section>
      {over && <div className={styles.over}>{over}</div>}
      {!(isAtEnd && hasNewest) && (
        <div className={styles.newest}>
          <Button size="small" icon="down" onPress={onNewest}>
            {t('channel.toNewest')}
          </Button>
        </div>
      )}
    </div>
  );
};
