import { Suspense, useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import type { MinutesView } from '#contracts/http/minutesView.ts';
import { lazyPart } from '../../app/lazyPart.tsx';
import { Button } from '../../ui/Button.tsx';
import { Card } from '../../ui/Card.tsx';
import { Message } from '../../ui/Message.tsx';
import { Blocks } from './Blocks.tsx';
import { DamagedSection } from './DamagedSection.tsx';
import styles from './Minutes.module.css';
import type { DocumentState, OpenDocument } from './openDocument.ts';
import { SavedState } from './SavedState.tsx';
import { UnstoredText } from './UnstoredText.tsx';
import { useDocument } from './useDocument.ts';

/** Each within a boundary of its own: a fault in one leaves its text, as it is stored, to be read, and takes nothing along. */
const SectionEditor = lazyPart(
  () => import('./SectionEditor.tsx'),
  ({ stored }) => stored,
);

const SealedSection = ({ section }: { section: MinutesView['sections'][number] }) => (
  <section className={styles.section}>
    <h3>{section.label}</h3>
    <Blocks blocks={section.blocks} />
  </section>
);

const SealedSections = ({ minutes }: { minutes: MinutesView }) => (
  <>
    {minutes.sections.map((section) => (
      <SealedSection key={section.key} section={section} />
    ))}
  </>
);

interface MinutesTextProps {
  minutes: MinutesView;
  onMoved: () => Promise<unknown>;
  /** From what is stored, as after a reload. */
  onOpenAgain: () => void;
}

/** The sections: live until 確定, and beside them what of one's own could not be stored. */
export const MinutesText = ({ minutes, onMoved, onOpenAgain }: MinutesTextProps) => {
  const isFinalised = minutes.state === 'finalised';
  const { document, state } = useDocument(minutes, !isFinalised);
  const { saving, why } = state;
  // Comments, attendance and attestations of others are entries of the same log: its n tells that they came.
  const isBehind = state.n > minutes.n || (why === 'finalised' && !isFinalised) || saving === 'refused';
  useEffect(() => {
    if (!isBehind) return;
    const timer = setTimeout(() => void onMoved(), 700);
    return () => clearTimeout(timer);
  }, [isBehind, onMoved]);
  // Only what can still be stored is written in; a stored form shows nothing that stands nowhere.
  const isLive =
    !isFinalised &&
    document !== null &&
    (saving === 'stuck' ? why !== 'fault' : why === null && saving !== 'opening');
  return (
    <>
      <UnstoredText
        id={minutes.id}
        known={isFinalised ? 'finalised' : null}
        goesOn={why === null && saving !== 'opening'}
      />
      {isLive ? (
        <LiveSections minutes={minutes} document={document} state={state} onOpenAgain={onOpenAgain} />
      ) : (
        <>
          {why === 'fault' && <OpenAgain what="fault" onOpenAgain={onOpenAgain} />}
          <SealedSections minutes={minutes} />
        </>
      )}
    </>
  );
};

const OpenAgain = ({ what, onOpenAgain }: { what: 'stuck' | 'full' | 'fault'; onOpenAgain: () => void }) => {
  const { t } = useTranslation();
  return (
    <Message tone="error" live title={t(`minutes.stuck.${what}`)}>
      <p>{t(`minutes.stuck.${what}Next`)}</p>
      <Button onPress={onOpenAgain}>{t('minutes.stuck.again')}</Button>
    </Message>
  );
};

interface LiveSectionsProps {
  minutes: MinutesView;
  document: OpenDocument;
  state: DocumentState;
  onOpenAgain: () => void;
}

const LiveSections = ({ minutes, document, state, onOpenAgain }: LiveSectionsProps) => {
  const { t } = useTranslation();
  return (
    <Card title={t('minutes.text')} aside={<SavedState of="text" state={state} />}>
      {!minutes.may.edit && <p>{t('minutes.readOnly')}</p>}
      {state.saving === 'stuck' && (
        <OpenAgain what={state.why === 'full' ? 'full' : 'stuck'} onOpenAgain={onOpenAgain} />
      )}
      <Suspense fallback={<SealedSections minutes={minutes} />}>
        {minutes.sections.map((section) =>
          section.damaged ? (
            <DamagedSection key={section.key} section={section} />
          ) : (
            <SectionEditor
              key={section.key}
              opened={document}
              section={section.key}
              label={section.label}
              editable={minutes.may.edit && state.why === null}
              stored={<SealedSection section={section} />}
            />
          ),
        )}
      </Suspense>
    </Card>
  );
};
