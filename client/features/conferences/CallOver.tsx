import { useTranslation } from 'react-i18next';
import { ApiFailure, asFailure } from '../../api/ApiFailure.ts';
import { Button } from '../../ui/Button.tsx';
import { ErrorNotice } from '../../ui/ErrorNotice.tsx';
import { Message } from '../../ui/Message.tsx';
import { overWords } from './layer/overWords.ts';

/** A store of ours that was away is no weak signal of theirs, which is what N-01 says of itself. */
const worded = (failure: unknown): unknown => {
  const { code, traceId } = asFailure(failure);
  return code === 'N-01' ? new ApiFailure({ code, traceId, details: { reason: 'no-media' } }) : failure;
};

/** [CA8] In the room, once one's part in the call is over: what happened, and what is next. */
export const CallOver = ({ failure, onBack }: { failure: unknown; onBack: () => void }) => {
  const { t } = useTranslation();
  const words = overWords(failure);
  return (
    <>
      {words === 'conferences.over' ? (
        <Message tone="success" live title={t(words)}>
          <p>{t('conferences.overNext')}</p>
        </Message>
      ) : (
        <>
          <p role="status">{t(words)}</p>
          {failure !== null && <ErrorNotice error={worded(failure)} />}
        </>
      )}
      <Button look="filled" onPress={onBack}>
        {t('conferences.toConference')}
      </Button>
    </>
  );
};
