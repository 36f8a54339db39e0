import { useTranslation } from 'react-i18next';
import type { ReachView } from '#contracts/http/noticeRoutes.ts';
import type { FacilityId } from '#domain/ids.ts';
import { isRefused } from '../../api/isRefused.ts';
import { useLine } from '../../app/useLine.ts';
import { Button } from '../../ui/Button.tsx';
import { ErrorNotice } from '../../ui/ErrorNotice.tsx';
import { Message } from '../../ui/Message.tsx';
import { Skeleton } from '../../ui/Skeleton.tsx';
import styles from './Notices.module.css';
import { ReachLists } from './ReachLists.tsx';

interface ReachAndSendProps {
  reach: { readonly data: ReachView | undefined; readonly error: Error | null };
  send: {
    readonly isPending: boolean;
    readonly error: Error | null;
    /** With the facilities that 届く範囲 showed as reached. */
    readonly mutate: (shown: FacilityId[]) => void;
  };
  /** What to do where it reaches nobody. */
  reachesNobody: string;
  onBack: () => void;
}

/** 届く範囲, and only then 送信. */
export const ReachAndSend = ({ reach, send, reachesNobody, onBack }: ReachAndSendProps) => {
  const { t } = useTranslation();
  const line = useLine();
  if (isRefused(reach)) return <ErrorNotice error={reach.error} textIsSafe />;
  if (!reach.data) return <Skeleton rows={6} />;
  const { data } = reach;
  return (
    <div className={styles.form}>
      <ReachLists reach={data} />
      {data.people === 0 && (
        <Message tone="warning">
          <p>{reachesNobody}</p>
        </Message>
      )}
      {send.error && <ErrorNotice error={send.error} textIsSafe />}
      <div className={styles.actions}>
        <Button
          look="filled"
          size="large"
          icon="send"
          isDisabled={send.isPending || data.people === 0}
          onPress={() => send.mutate(data.reached.flatMap((one) => one.facilities.map(({ id }) => id)))}
        >
          {send.isPending
            ? t(line === 'on' ? 'notices.sending' : 'notices.sendingAway')
            : t('notices.send', { facilities: data.facilities, people: data.people })}
        </Button>
        <Button size="large" onPress={onBack}>
          {t('common.back')}
        </Button>
      </div>
    </div>
  );
};
