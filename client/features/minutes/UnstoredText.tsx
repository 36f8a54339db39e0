import { useEffect, useId, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { MinutesId } from '#domain/ids.ts';
import { minutesForms } from '#domain/minutes/minutesForms.ts';
import { setUnsaved } from '../../app/unsaved.ts';
import { useDraft } from '../../app/useDraft.ts';
import { Button } from '../../ui/Button.tsx';
import { Card } from '../../ui/Card.tsx';
import { Dialog } from '../../ui/Dialog.tsx';
import { Message } from '../../ui/Message.tsx';
import { useTimeFormat } from '../../ui/useTimeFormat.ts';
import { type KeptText, keptText } from './keptText.ts';
import styles from './Minutes.module.css';
import type { UnstoredSection } from './readUnstored.ts';

/** More than this of a section is not read on a screen; the copy has all of it. */
const MOST_SHOWN = 2_000;

const ownWords = ({ lines }: UnstoredSection): string =>
  lines
    .map(({ parts }) =>
      parts
        .filter(({ own }) => own)
        .map(({ text }) => text)
        .join(''),
    )
    .join('\n');

interface UnstoredTextProps {
  id: MinutesId;
  /** Why nothing more can be stored, where the page knows it before the document does. */
  known: 'finalised' | 'ended' | null;
  /** Whether it is just being carried on with: then it stands in the editor already. */
  goesOn?: boolean;
}

/**
 * まだ保存できていない文章: what one wrote and nobody has stored, beside the form as it is stored; to be copied, with the reason,
 * until the person lets it go. Leaving the page with it asks first.
 */
export const UnstoredText = ({ id, known, goesOn = false }: UnstoredTextProps) => {
  const { t } = useTranslation();
  const { formatTime } = useTimeFormat();
  const holder = useId();
  const [kept, setKept] = useDraft<KeptText | null>(keptText.keyOf(id), null);
  const [copied, setCopied] = useState<'done' | 'failed' | null>(null);
  const [asking, setAsking] = useState(false);
  const shown = kept !== null && !(kept.why === 'left' && goesOn && known === null);
  const what = t('minutes.unstored.title');
  useEffect(() => {
    setUnsaved(holder, shown, { goesWith: 'screen', what, lose: () => keptText.forget(id) });
    return () => setUnsaved(holder, false);
  }, [holder, shown, what, id]);
  if (!shown) return null;
  const why = kept.why === 'left' && known !== null ? known : kept.why;
  const labelOf = (key: string): string =>
    minutesForms[kept.form].sections.find((section) => section.key === key)?.label ?? key;
  const words = kept.sections.flatMap((section) => {
    const text = ownWords(section);
    return text === '' ? [] : [`【${labelOf(section.section)}】\n${text}`];
  });
  const copy = () => {
    const text = words.length === 1 ? (words[0] ?? '').replace(/^【.*】\n/, '') : words.join('\n\n');
    navigator.clipboard.writeText(text).then(
      () => setCopied('done'),
      () => setCopied('failed'),
    );
  };
  return (
    <Card title={what}>
      <Message tone="warning" live>
        <p>{t(`minutes.unstored.why.${why}`)}</p>
        <p>{t('minutes.unstored.next', { time: formatTime(new Date(kept.at).toISOString()) })}</p>
      </Message>
      {kept.sections.map((section) => (
        <section key={section.section} className={styles.unstored}>
          <h3>{labelOf(section.section)}</h3>
          <Lines section={section} />
          {section.notDeleted.length > 0 && (
            <p>
              {t('minutes.unstored.notDeleted', {
                text: section.notDeleted.join(' ／ ').slice(0, MOST_SHOWN),
              })}
            </p>
          )}
        </section>
      ))}
      {kept.sections.length === 0 && <p>{t('minutes.unstored.formatOnly')}</p>}
      {copied !== null && (
        <p role="status">{t(copied === 'done' ? 'minutes.unstored.copied' : 'minutes.unstored.notCopied')}</p>
      )}
      <div className={styles.tools}>
        {words.length > 0 && (
          <Button look="filled" icon="file" onPress={copy}>
            {t('minutes.unstored.copy')}
          </Button>
        )}
        <Button look="text" onPress={() => setAsking(true)}>
          {t('minutes.unstored.dismiss')}
        </Button>
      </div>
      <Dialog title={t('minutes.unstored.dismissTitle')} isOpen={asking} onClose={() => setAsking(false)}>
        <p>{t('minutes.unstored.dismissHelp')}</p>
        <Button
          look="danger"
          onPress={() => {
            setAsking(false);
            setKept(null);
          }}
        >
          {t('minutes.unstored.dismissNow')}
        </Button>
        <Button look="text" onPress={() => setAsking(false)}>
          {t('common.cancel')}
        </Button>
      </Dialog>
    </Card>
  );
};

/** One's own is marked; what stands around it, and is stored, is there to see where it belongs. */
const Lines = ({ section }: { section: UnstoredSection }) => {
  let left = MOST_SHOWN;
  const placed = section.lines.map((line, place) => ({
    key: `${place}`,
    parts: line.parts.map((part, at) => {
      const text = part.text.slice(0, Math.max(0, left));
      left -= part.text.length;
      return { ...part, text: text.length < part.text.length ? `${text}…` : text, key: `${at}` };
    }),
  }));
  return (
    <div className={styles.blocks}>
      {placed.map((line) => (
        <p key={line.key} className={styles.words}>
          {line.parts.map((part) =>
            part.own ? <mark key={part.key}>{part.text}</mark> : <span key={part.key}>{part.text}</span>,
          )}
        </p>
      ))}
    </div>
  );
};
