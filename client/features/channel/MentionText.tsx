import type { ShownPost } from '#contracts/http/channelRoutes.ts';
import styles from './Written.module.css';

type Words = Exclude<ShownPost['body'], { withheld: unknown }>;

/** [WR10] A text as it was typed; whom it calls stands out. Where a place does not fit the text, it is plain text. */
export const MentionText = ({ text, mentions = [] }: Pick<Words, 'text' | 'mentions'>) => {
  const parts = [];
  let from = 0;
  for (const { at, length } of mentions) {
    if (at < from || at + length > text.length) continue;
    parts.push(text.slice(from, at));
    parts.push(
      <b key={at} className={styles.mention}>
        {text.slice(at, at + length)}
      </b>,
    );
    from = at + length;
  }
  return (
    <>
      {parts}
      {text.slice(from)}
    </>
  );
};
