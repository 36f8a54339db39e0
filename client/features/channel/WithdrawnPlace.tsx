import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { ShownPost } from '#contracts/http/channelRoutes.ts';
import { postRoutes } from '#contracts/http/postRoutes.ts';
import type { ChannelId } from '#domain/ids.ts';
import { callRoute } from '../../api/callRoute.ts';
import { Button } from '../../ui/Button.tsx';
import { Dialog } from '../../ui/Dialog.tsx';
import { ErrorNotice } from '../../ui/ErrorNotice.tsx';
import { Icon } from '../../ui/Icon.tsx';
import { useTimeFormat } from '../../ui/useTimeFormat.ts';
import { useSession } from '../session/SessionContext.ts';
import { EntryBody } from './EntryBody.tsx';
import { EntryFiles } from './EntryFiles.tsx';
import { VitalsLine } from './VitalsLine.tsx';
import styles from './Written.module.css';

/** [WR2] The place of what was withdrawn: by whom and when; its author can look at it again. */
export const WithdrawnPlace = ({ entry, channel }: { entry: ShownPost; channel?: ChannelId | undefined }) => {
  const { t } = useTranslation();
  const { formatTime } = useTimeFormat();
  const { session } = useSession();
  const [own, setOwn] = useState<ShownPost | null>(null);
  const [failure, setFailure] = useState<unknown>(null);
  const withdrawn = entry.standing?.withdrawn;
  if (withdrawn == null) return null;
  const look = () => {
    setFailure(null);
    callRoute(postRoutes.readOwnWithdrawn, { params: { channel: channel!, post: entry.id } })
      .then(({ post }) => setOwn('id' in post ? post : null))
      .catch(setFailure);
  };
  return (
    <div className={styles.withdrawn}>
      <p>
        <Icon name="undo" />{' '}
        {t('written.withdrawnBy', { name: withdrawn.author.name, time: formatTime(withdrawn.at) })}
      </p>
      {channel !== undefined && entry.author.account === session.account.id && (
        <Button look="text" size="small" onPress={look}>
          {t('written.withdrawnOwn')}
        </Button>
      )}
      {failure !== null && <ErrorNotice error={failure} />}
      <Dialog title={t('written.withdrawnOwnTitle')} isOpen={own !== null} onClose={() => setOwn(null)}>
        {own && (
          <>
            <EntryBody entry={own} />
            {own.vitals && !('withheld' in own.vitals) && <VitalsLine vitals={own.vitals} />}
            {own.attachments.length > 0 && <EntryFiles entry={own} />}
          </>
        )}
      </Dialog>
    </div>
  );
};
