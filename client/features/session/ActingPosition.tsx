import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { sessionRoutes } from '#contracts/http/sessionRoutes.ts';
import type { PositionId } from '#domain/ids.ts';
import { callRoute } from '../../api/callRoute.ts';
import { drafts } from '../../app/drafts.ts';
import { askBeforeLeaving, hasUnsaved } from '../../app/unsaved.ts';
import { Badge } from '../../ui/Badge.tsx';
import { Button } from '../../ui/Button.tsx';
import { Dialog } from '../../ui/Dialog.tsx';
import { ErrorNotice } from '../../ui/ErrorNotice.tsx';
import { Message } from '../../ui/Message.tsx';
import { CallEnds } from '../conferences/layer/CallEnds.tsx';
import { useOutbox } from '../outbox/useOutbox.ts';
import { useSession } from './SessionContext.ts';
import { actingPosition } from './SignedIn.ts';
import styles from './SignIn.module.css';
import { useWaiting } from './useWaiting.ts';
import { WaitingBadges } from './WaitingBadges.tsx';

/**
 * In which position one acts: in words on a desk, in the menu's corner of a phone, where a screen reader hears it, and beside
 * the button wherever one writes (SC1).
 */
export const ActingPosition = () => {
  const { t } = useTranslation();
  const { session, renew, signOut } = useSession();
  const [open, setOpen] = useState(false);
  const [failure, setFailure] = useState<unknown>(null);
  const acting = actingPosition(session);
  const waiting = useWaiting();
  const unsent = useOutbox().length;
  const switchTo = (position: PositionId) => {
    setFailure(null);
    callRoute(sessionRoutes.switchPosition, { body: { position } })
      .then((next) => {
        setOpen(false);
        return renew(next);
      })
      .catch(setFailure);
  };
  return (
    <div className={styles.acting}>
      <span className={styles.who}>
        {session.account.name}
        {/* The sample's people carry the word in their names. */}
        {session.account.sample &&
          !session.account.name.includes(t('session.sample')) &&
          ` (${t('session.sample')})`}
        <br />
        <b>{acting ? `${acting.facility.name}・${acting.profession}` : t('session.noPosition')}</b>
      </span>
      <Button
        size="small"
        icon="swap"
        aria-haspopup="dialog"
        onPress={() => {
          setOpen(true);
          if (session.positions.length > 1) void waiting.refetch();
        }}
      >
        {t('session.change')}
      </Button>
      <Dialog title={t('session.positionTitle')} isOpen={open} onClose={() => setOpen(false)}>
        <p>
          {session.account.name}
          <br />
          <b>{acting ? `${acting.facility.name}・${acting.profession}` : t('session.noPosition')}</b>
        </p>
        <p>{t('session.positionHelp')}</p>
        <CallEnds />
        {(hasUnsaved() || drafts.hasAny()) && (
          <Message tone="warning">
            <p>{t('session.unsaved')}</p>
          </Message>
        )}
        <ul className={styles.list}>
          {session.positions.map((position) => (
            <li key={position.id}>
              <Button
                wide
                look={position.id === session.position ? 'filled' : 'outlined'}
                icon={position.id === session.position ? 'check' : 'swap'}
                isDisabled={position.id === session.position}
                onPress={() => askBeforeLeaving('switch', () => switchTo(position.id))}
              >
                {position.facility.name}・{position.profession}
              </Button>
              {position.id === session.position && <Badge tone="key">{t('session.now')}</Badge>}{' '}
              {waiting.data?.positions
                .filter((one) => one.position === position.id)
                .map((one) => (
                  <WaitingBadges key={one.position} {...one} />
                ))}
            </li>
          ))}
        </ul>
        {failure !== null && <ErrorNotice error={failure} />}
        {unsent > 0 && (
          <Message tone="warning">
            <p>{t('outbox.atSignOut', { count: unsent })}</p>
          </Message>
        )}
        <Button icon="leave" onPress={() => askBeforeLeaving('signOut', () => void signOut())}>
          {t('session.signOut')}
        </Button>
        <Button look="text" onPress={() => setOpen(false)}>
          {t('common.close')}
        </Button>
      </Dialog>
    </div>
  );
};
