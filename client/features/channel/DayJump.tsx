import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { postRoutes } from '#contracts/http/postRoutes.ts';
import type { Day } from '#domain/vocabulary/days.ts';
import { callRoute } from '../../api/callRoute.ts';
import { Button } from '../../ui/Button.tsx';
import { Dialog } from '../../ui/Dialog.tsx';
import { ErrorNotice } from '../../ui/ErrorNotice.tsx';
import { TextField } from '../../ui/TextField.tsx';
import type { PatientRoom } from './PatientRoom.ts';
import styles from './Written.module.css';

/** [WR7] To the first that was written on a day. */
export const DayJump = ({ room, onFound }: { room: PatientRoom; onFound: (seq: number) => void }) => {
  const { t } = useTranslation();
  const [open, setOpen] = useState(false);
  const [day, setDay] = useState('');
  const [nothing, setNothing] = useState(false);
  const [failure, setFailure] = useState<unknown>(null);
  const jump = () => {
    setFailure(null);
    setNothing(false);
    callRoute(postRoutes.findDay, { params: { channel: room.channel }, query: { on: day as Day } })
      .then(({ seq }) => {
        setNothing(seq === null);
        if (seq === null) return;
        setOpen(false);
        onFound(seq);
      })
      .catch(setFailure);
  };
  return (
    <>
      <Button look="text" size="small" icon="clock" onPress={() => setOpen(true)}>
        {t('written.jumpToDay')}
      </Button>
      <Dialog title={t('written.jumpToDay')} isOpen={open} onClose={() => setOpen(false)}>
        <div className={styles.menu}>
          <TextField
            label={t('written.jumpDay')}
            type="date"
            value={day}
            onChange={setDay}
            error={nothing ? t('written.noDay') : null}
          />
          {failure !== null && <ErrorNotice error={failure} />}
          <Button look="filled" isDisabled={day === ''} onPress={jump}>
            {t('written.jump')}
          </Button>
          <Button look="text" onPress={() => setOpen(false)}>
            {t('common.close')}
          </Button>
        </div>
      </Dialog>
    </>
  );
};
