import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { lazyPart } from '../../app/lazyPart.tsx';
import { Button } from '../../ui/Button.tsx';
import { Dialog } from '../../ui/Dialog.tsx';
import type { EntryMenuProps } from './EntryMenuProps.ts';

// What is done with a post comes when somebody does it: it is no part of the first screen (OP7).
const EntryActions = lazyPart(() => import('./EntryActions.tsx'));

/** One button at a post, and behind it all that can be done with it. */
export const EntryMenu = (props: EntryMenuProps) => {
  const { t } = useTranslation();
  const [open, setOpen] = useState(false);
  const close = () => setOpen(false);
  return (
    <>
      <Button
        look="text"
        size="small"
        icon="more"
        aria-label={t('written.menuOf', { name: props.entry.author.name })}
        onPress={() => setOpen(true)}
      >
        {t('written.act')}
      </Button>
      <Dialog title={t('written.menu')} isOpen={open} onClose={close}>
        <EntryActions {...props} onClose={close} />
      </Dialog>
    </>
  );
};
