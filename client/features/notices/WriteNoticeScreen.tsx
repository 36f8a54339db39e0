import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Page } from '../../app/layout/Page.tsx';
import { useDraft } from '../../app/useDraft.ts';
import { AudienceStep } from './AudienceStep.tsx';
import { emptyNotice, type NoticeDraft, useNoticeFiles } from './NoticeDraft.ts';
import styles from './Notices.module.css';
import { ReachStep } from './ReachStep.tsx';
import { WordsStep } from './WordsStep.tsx';

const steps = ['audience', 'words', 'reach'] as const;

/** 宛先 → 内容 → 届く範囲 → 送信: nothing is sent before one has seen whom it reaches, and whom not. */
const WriteNoticeScreen = () => {
  const { t } = useTranslation();
  const [chosen, setStep] = useState<(typeof steps)[number]>('audience');
  const files = useNoticeFiles();
  // It goes with all its files: one that has to be sent again leads back to where it is shown.
  const step = chosen === 'reach' && (files.busy || files.refused) ? 'words' : chosen;
  const [draft, setDraft] = useDraft<NoticeDraft>('notice', emptyNotice);
  const change = (to: Partial<NoticeDraft>) => setDraft({ ...draft, ...to });
  return (
    <Page title={t('notices.writeTitle')} above={[{ to: '/notices', label: t('notices.title') }]}>
      <ol className={styles.steps}>
        {steps.map((one) => (
          <li key={one} aria-current={one === step ? 'step' : undefined}>
            {t(`notices.steps.${one}`)}
          </li>
        ))}
      </ol>
      {step === 'audience' && (
        <AudienceStep draft={draft} onChange={change} onNext={() => setStep('words')} />
      )}
      {step === 'words' && (
        <WordsStep
          draft={draft}
          onChange={change}
          onBack={() => setStep('audience')}
          onNext={() => setStep('reach')}
        />
      )}
      {step === 'reach' && (
        <ReachStep draft={draft} onBack={() => setStep('words')} onSent={() => setDraft(null)} />
      )}
    </Page>
  );
};

export default WriteNoticeScreen;
