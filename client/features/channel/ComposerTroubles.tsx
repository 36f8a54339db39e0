import { useTranslation } from 'react-i18next';
import { ApiFailure } from '../../api/ApiFailure.ts';
import { KeptHere } from '../../app/KeptHere.tsx';
import { ErrorNotice } from '../../ui/ErrorNotice.tsx';
import { Message } from '../../ui/Message.tsx';
import styles from './Composer.module.css';
import type { Composing } from './useComposing.ts';

/** Why it has not gone, what its files wait for, and whether this device keeps it. */
export const ComposerTroubles = ({ composing }: { composing: Composing }) => {
  const { t } = useTranslation();
  const { draft, uploads, asked } = composing;
  return (
    <>
      {draft.refusal && <ErrorNotice error={new ApiFailure(draft.refusal)} textIsSafe />}
      {asked && uploads.refused && (
        <Message tone="error" live>
          <p>{t('attachments.refusedFirst')}</p>
        </Message>
      )}
      {uploads.busy && <p className={styles.as}>{t('attachments.goTogether')}</p>}
      <KeptHere />
    </>
  );
};
