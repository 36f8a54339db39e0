import { useInfiniteQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'wouter';
import { postRoutes } from '#contracts/http/postRoutes.ts';
import { callRoute } from '../../api/callRoute.ts';
import { Button } from '../../ui/Button.tsx';
import { Dialog } from '../../ui/Dialog.tsx';
import { MorePages } from '../../ui/MorePages.tsx';
import type { ChannelState } from './ChannelState.ts';
import { EntryBody } from './EntryBody.tsx';
import { EntryStanding } from './EntryStanding.tsx';
import type { PatientRoom } from './PatientRoom.ts';
import { Withheld } from './Withheld.tsx';
import styles from './Written.module.css';

const isOfPins = (kind: string) => kind === 'pin' || kind === 'withdrawal' || kind === 'correction';

/** [WR9] 固定された投稿, behind one button that is there only while there are any. */
export const PinsButton = ({ room, state }: { room: PatientRoom; state: ChannelState }) => {
  const { t } = useTranslation();
  const [open, setOpen] = useState(false);
  // Asked anew where something was said that can change the list.
  const last = state.entries.findLast((entry) => 'id' in entry && isOfPins(entry.kind))?.seq ?? 0;
  const pins = useInfiniteQuery({
    enabled: state.phase === 'open',
    queryKey: ['pins', room.channel, last],
    queryFn: ({ signal, pageParam }) =>
      callRoute(
        postRoutes.listPins,
        { params: { channel: room.channel }, query: pageParam === null ? {} : { before: pageParam } },
        { signal },
      ),
    initialPageParam: null as number | null,
    getNextPageParam: (page) => page.before,
    placeholderData: (known) => known,
  });
  const shown = pins.data?.pages.flatMap((page) => page.pins) ?? [];
  if (shown.length === 0) return null;
  return (
    <>
      <Button size="small" icon="check" onPress={() => setOpen(true)}>
        {t('written.pins')}
      </Button>
      <Dialog title={t('written.pins')} isOpen={open} onClose={() => setOpen(false)}>
        <ul className={styles.menu}>
          {shown.map((pin) => (
            <li key={pin.seq} className={styles.wording}>
              {'id' in pin ? (
                <>
                  <b>{pin.author.name}</b>
                  <EntryBody entry={pin} />
                  <EntryStanding entry={pin} />
                  <Link href={`${room.path}/posts/${pin.id}`} onClick={() => setOpen(false)}>
                    {t('written.toPost')}
                  </Link>
                </>
              ) : (
                <Withheld dataClass={pin.withheld} rule={pin.rule} />
              )}
            </li>
          ))}
        </ul>
        <MorePages list={pins} />
      </Dialog>
    </>
  );
};
