import { useTranslation } from 'react-i18next';
import type { MinutesView } from '#contracts/http/minutesView.ts';
import styles from './Minutes.module.css';

type Block = MinutesView['sections'][number]['blocks'][number];

/** A section as it is read. */
export const Blocks = ({ blocks }: { blocks: readonly Block[] }) => {
  const { t } = useTranslation();
  const placed = blocks.map((block, place) => ({
    ...block,
    key: `${place}`,
    runs: block.runs.map((run, part) => ({ ...run, key: `${part}` })),
  }));
  return (
    <div className={styles.blocks}>
      {placed.map(({ key, kind, level, runs, foreign }) => (
        <p
          key={key}
          className={kind === 'bullet' ? (level > 1 ? styles.deepBullet : styles.bullet) : undefined}
        >
          {foreign && <span className={styles.foreign}>{t('minutes.foreign')}</span>}
          {kind === 'bullet' && '・'}
          {runs.map(({ key: part, ...run }) => (
            <Run key={part} {...run} />
          ))}
        </p>
      ))}
    </div>
  );
};

const Run = ({ text, bold, strike }: Block['runs'][number]) => {
  const Weight = bold ? 'b' : 'span';
  return <Weight>{strike ? <s>{text}</s> : text}</Weight>;
};
