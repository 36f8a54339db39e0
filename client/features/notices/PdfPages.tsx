import { useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { ErrorNotice } from '../../ui/ErrorNotice.tsx';
import { Icon } from '../../ui/Icon.tsx';
import { Skeleton } from '../../ui/Skeleton.tsx';
import { drawPdf } from './drawPdf.ts';
import styles from './Notices.module.css';

/** A PDF page under page, drawn here since phones have no viewer of their own; the words go with it as text. */
const PdfPages = ({ url, name }: { url: string; name: string }) => {
  const { t } = useTranslation();
  const place = useRef<HTMLDivElement>(null);
  const [state, setState] = useState<{ pages: number; text: string } | 'drawing' | { error: unknown }>(
    'drawing',
  );
  useEffect(() => {
    const element = place.current;
    if (!element) return;
    const stop = new AbortController();
    drawPdf(url, element, styles.page ?? '', stop.signal).then(
      (drawn) => !stop.signal.aborted && setState(drawn),
      (error: unknown) => !stop.signal.aborted && setState({ error }),
    );
    return () => {
      stop.abort();
      element.replaceChildren();
    };
  }, [url]);
  return (
    <>
      {state === 'drawing' && <Skeleton rows={3} />}
      {typeof state === 'object' && 'error' in state && <ErrorNotice error={state.error} />}
      <div ref={place} className={styles.pages} aria-hidden="true" />
      {typeof state === 'object' && 'pages' in state && (
        <section className="visually-hidden" aria-label={t('notices.pdfText', { name, pages: state.pages })}>
          {state.text}
        </section>
      )}
      <a href={url} target="_blank" rel="noreferrer">
        <Icon name="file" /> {t('notices.openPdf')}
      </a>
    </>
  );
};

export default PdfPages;
