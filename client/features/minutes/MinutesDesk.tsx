import { Suspense, useCallback, useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { MinutesView } from '#contracts/http/minutesView.ts';
import type { MinutesId } from '#domain/ids.ts';
import { isRefused } from '../../api/isRefused.ts';
import { lazyPart } from '../../app/lazyPart.tsx';
import { useWhileActive } from '../../app/useWhileActive.ts';
import { Button } from '../../ui/Button.tsx';
import { Card } from '../../ui/Card.tsx';
import { ErrorNotice } from '../../ui/ErrorNotice.tsx';
import { Message } from '../../ui/Message.tsx';
import { Skeleton } from '../../ui/Skeleton.tsx';
import { Attendance } from './Attendance.tsx';
import { Blocks } from './Blocks.tsx';
import { HeaderFields } from './HeaderFields.tsx';
import { Inquiries } from './Inquiries.tsx';
import styles from './Minutes.module.css';
import { SavedState } from './SavedState.tsx';
import { useDocument } from './useDocument.ts';
import { useMinutes } from './useMinutes.ts';

const SectionEditor = lazyPart(() => import('./SectionEditor.tsx'));

/**
 * The form itself: its head, its sections (live until 確定), who was there, 照会. Beside a call the text comes first:
 * it is what people write while they talk.
 */
const MinutesDesk = ({ id, textFirst = false }: { id: MinutesId; textFirst?: boolean }) => {
  const { minutes, moved } = useMinutes(id);
  const { refetch } = minutes;
  const again = useCallback(() => refetch(), [refetch]);
  useWhileActive(8_000, again);
  const [opening, setOpening] = useState(0);
  if (isRefused(minutes)) return <ErrorNotice error={minutes.error} />;
  if (!minutes.data) return <Skeleton rows={6} />;
  const { data } = minutes;
  return (
    <div className={styles.desk}>
      {!textFirst && <HeaderFields minutes={data} onMoved={moved} />}
      {data.state === 'finalised' ? (
        <SealedSections minutes={data} />
      ) : (
        <LiveSections
          key={opening}
          minutes={data}
          onMoved={moved}
          onOpenAgain={() => setOpening((times) => times + 1)}
        />
      )}
      <Attendance minutes={data} onMoved={moved} />
      {textFirst && <HeaderFields minutes={data} onMoved={moved} />}
      {data.asksInquiries && <Inquiries minutes={data} onMoved={moved} />}
    </div>
  );
};

const SealedSections = ({ minutes }: { minutes: MinutesView }) => (
  <>
    {minutes.sections.map((section) => (
      <section key={section.key} className={styles.section}>
        <h3>{section.label}</h3>
        <Blocks blocks={section.blocks} />
      </section>
    ))}
  </>
);

interface LiveSectionsProps {
  minutes: MinutesView;
  onMoved: () => Promise<unknown>;
  /** From what is stored, as after a reload. */
  onOpenAgain: () => void;
}

const LiveSections = ({ minutes, onMoved, onOpenAgain }: LiveSectionsProps) => {
  const { t } = useTranslation();
  const { document, state } = useDocument(minutes.id);
  // Comments, attendance and attestations of others are entries of the same log: its n tells that they came.
  const behind = state.n > minutes.n;
  useEffect(() => {
    if (!behind && state.saving !== 'closed') return;
    const timer = setTimeout(() => void onMoved(), 700);
    return () => clearTimeout(timer);
  }, [behind, state.saving, onMoved]);
  if (state.saving === 'refused') return <SealedSections minutes={minutes} />;
  if (!document || state.saving === 'opening') return <SealedSections minutes={minutes} />;
  return (
    <Card title={t('minutes.text')} aside={<SavedState state={state} />}>
      {!minutes.may.edit && <p>{t('minutes.readOnly')}</p>}
      {state.saving === 'stuck' && (
        <Message tone="error" live title={t('minutes.stuck.what')}>
          <p>{t('minutes.stuck.next')}</p>
          <Button onPress={onOpenAgain}>{t('minutes.stuck.again')}</Button>
        </Message>
      )}
      <Suspense fallback={<SealedSections minutes={minutes} />}>
        {minutes.sections.map((section) => (
          <SectionEditor
            key={section.key}
            opened={document}
            section={section.key}
            label={section.label}
            editable={minutes.may.edit && state.saving !== 'closed' && state.saving !== 'stuck'}
          />
        ))}
      </Suspense>
    </Card>
  );
};

export default MinutesDesk;
