import { ErrorNotice } from '../../ui/ErrorNotice.tsx';
import styles from './Entry.module.css';

/** In the place of the talk: why it is not shown. */
export const Trouble = ({ error }: { error: unknown }) => (
  <div className={styles.trouble}>
    <ErrorNotice error={error} />
  </div>
);
