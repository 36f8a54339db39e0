import { type ReactNode, useId } from 'react';
import styles from './Card.module.css';

/** One subject under its heading; a line, no shadow. */
export const Card = (props: { title?: string; aside?: ReactNode; children: ReactNode }) => {
  const id = useId();
  return (
    <section className={styles.card} aria-labelledby={props.title ? id : undefined}>
      {props.title && (
        <div className={styles.head}>
          <h2 id={id}>{props.title}</h2>
          {props.aside}
        </div>
      )}
      {props.children}
    </section>
  );
};
