import { useMutation } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { sessionRoutes } from '#contracts/http/sessionRoutes.ts';
import { callRoute } from '../../api/callRoute.ts';
import { hasUnsaved } from '../../app/unsaved.ts';
import { Button } from '../../ui/Button.tsx';
import { Dialog } from '../../ui/Dialog.tsx';
import { ErrorNotice } from '../../ui/ErrorNotice.tsx';
import { Message } from '../../ui/Message.tsx';
import { actingPosition, type SignedIn } from './SignedIn.ts';

interface MovedPositionProps {
  /** As this tab shows it. */
  shown: SignedIn;
  /** As it is now. */
  moved: SignedIn;
  onChosen: (session: SignedIn) => void;
}

/** Another tab switched the position. Nothing is done in either before one is chosen, and no tab switches by itself. */
export const MovedPosition = ({ shown, moved, onChosen }: MovedPositionProps) => {
  const { t } = useTranslation();
  const before = shown.position;
  const back = useMutation({
    mutationFn: async () => {
      if (before !== null)
        onChosen(await callRoute(sessionRoutes.switchPosition, { body: { position: before } }));
    },
  });
  const name = (session: SignedIn): string => {
    const acting = actingPosition(session);
    return acting ? `${acting.facility.name}・${acting.profession}` : t('session.noPosition');
  };
  return (
    <Dialog title={t('session.movedTitle')} isOpen mustChoose>
      <p>{t('session.movedHelp', { shown: name(shown), now: name(moved) })}</p>
      {hasUnsaved() && (
        <Message tone="warning">
          <p>{t('session.movedUnsaved', { shown: name(shown) })}</p>
        </Message>
      )}
      {back.error && <ErrorNotice error={back.error} />}
      <Button look="filled" wide isDisabled={back.isPending} onPress={() => onChosen(moved)}>
        {t('session.movedGoOn', { now: name(moved) })}
      </Button>
      {/* A position that has ended meanwhile cannot be gone back to. */}
      {moved.positions.some(({ id }) => id === before) && (
        <Button wide icon="swap" isDisabled={back.isPending} onPress={() => back.mutate()}>
          {t('session.movedBack', { shown: name(shown) })}
        </Button>
      )}
    </Dialog>
  );
};
