import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { type Reaction, reactions } from '#domain/channels/change.ts';
import { Button } from '../../ui/Button.tsx';
import { Message } from '../../ui/Message.tsx';
import type { OutboxChange } from '../outbox/OutboxPost.ts';
import { outbox } from '../outbox/outbox.ts';
import { useSession } from '../session/SessionContext.ts';
import { CorrectForm } from './CorrectForm.tsx';
import { copyRecord } from './copyRecord.ts';
import type { EntryMenuProps } from './EntryMenuProps.ts';
import { useRecordWords } from './useRecordWords.ts';
import styles from './Written.module.css';

type Said = OutboxChange extends infer Each
  ? Each extends OutboxChange
    ? Omit<Each, 'post'>
    : never
  : never;

/** 了解 and its like first, then what can be done with the post; what is one's own, also 訂正 and 取り消し. */
const EntryActions = ({
  entry,
  room,
  readOnly,
  onReply,
  onClose,
}: EntryMenuProps & { onClose: () => void }) => {
  const { t } = useTranslation();
  const { session } = useSession();
  const words = useRecordWords();
  const [step, setStep] = useState<'menu' | 'correct' | 'withdraw'>('menu');
  const [copied, setCopied] = useState<boolean | null>(null);
  const { standing } = entry;
  const isOwn = entry.author.account === session.account.id;
  const given = (reaction: Reaction) =>
    standing?.reactions.some(
      (each) => each.reaction === reaction && each.author.position === session.position,
    ) ?? false;
  const say = (said: Said) => {
    outbox.say({
      channel: room.channel,
      room: { calledName: room.calledName, path: room.path },
      change: { post: entry.id, ...said } as OutboxChange,
    });
    onClose();
  };
  const copy = (text: string) => {
    // Refused where the page has no right to it, as in some in-app browsers.
    Promise.resolve(navigator.clipboard?.writeText(text) ?? Promise.reject(new Error('no clipboard'))).then(
      () => setCopied(true),
      () => setCopied(false),
    );
  };
  const link = `${window.location.origin}${room.path}/posts/${entry.id}`;
  if (step === 'correct') return <CorrectForm entry={entry} room={room} onClose={onClose} />;
  if (step === 'withdraw')
    return (
      <div className={styles.menu}>
        <p>
          <b>{t('written.withdrawTitle')}</b>
        </p>
        <p>{t('written.withdrawHelp')}</p>
        <Button look="danger" onPress={() => say({ kind: 'withdrawal' })}>
          {t('written.withdrawDo')}
        </Button>
        <Button look="text" onPress={() => setStep('menu')}>
          {t('common.cancel')}
        </Button>
      </div>
    );
  const pinned = (standing?.pinned ?? null) !== null;
  return (
    <div className={styles.menu}>
      {!readOnly && (
        <div className={styles.choices}>
          {reactions.map((reaction) => (
            <Button
              key={reaction}
              look={given(reaction) ? 'filled' : 'outlined'}
              {...(given(reaction) && {
                'aria-label': t('written.takeBackReaction', { reaction: t(`written.reaction.${reaction}`) }),
              })}
              onPress={() => say({ kind: 'reaction', reaction, on: !given(reaction) })}
            >
              {t(`written.reaction.${reaction}`)}
            </Button>
          ))}
        </div>
      )}
      {!readOnly && onReply && (
        <Button
          wide
          icon="reply"
          onPress={() => {
            onReply();
            onClose();
          }}
        >
          {t('written.reply')}
        </Button>
      )}
      {!readOnly && (
        <Button wide icon={pinned ? 'close' : 'check'} onPress={() => say({ kind: 'pin', on: !pinned })}>
          {t(pinned ? 'written.unpin' : 'written.pin')}
        </Button>
      )}
      <Button wide icon="file" onPress={() => copy(copyRecord(entry, words))}>
        {t('written.copyRecord')}
      </Button>
      <Button wide icon="swap" onPress={() => copy(link)}>
        {t('written.copyLink')}
      </Button>
      {isOwn && !readOnly && (
        <>
          <Button wide icon="pen" onPress={() => setStep('correct')}>
            {t('written.correction')}
          </Button>
          <Button wide icon="undo" onPress={() => setStep('withdraw')}>
            {t('written.withdrawal')}
          </Button>
        </>
      )}
      {copied !== null && (
        <Message tone={copied ? 'info' : 'error'} live>
          <p>{t(copied ? 'written.copied' : 'written.notCopied')}</p>
        </Message>
      )}
      <Button look="text" onPress={onClose}>
        {t('common.close')}
      </Button>
    </div>
  );
};

export default EntryActions;
