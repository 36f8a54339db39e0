import { useTranslation } from 'react-i18next';
import { Button } from '../../ui/Button.tsx';
import { Message } from '../../ui/Message.tsx';
import styles from './Conference.module.css';
import type { Call } from './call/Call.ts';
import type { CallState, DeviceCause } from './call/CallState.ts';

type Words = `conferences.trouble.${string}`;

const wordsOf = (source: 'microphone' | 'camera', cause: DeviceCause) =>
  cause === 'unsupported' || cause === 'in-app'
    ? (`conferences.trouble.${cause}` as const)
    : (`conferences.trouble.${source}.${cause}` as const satisfies Words);

/** What is wrong with one's microphone or camera, each for itself, and what to do: before the call and in it. */
export const DeviceTrouble = ({ call, state }: { call: Call; state: CallState }) => {
  const { t } = useTranslation();
  const troubles = (['microphone', 'camera'] as const).flatMap((source) => {
    const { cause } = state[source];
    return cause === null ? [] : [{ source, cause }];
  });
  const [first, second] = troubles;
  // A browser that gives neither says so once.
  const shown =
    first && second && wordsOf('microphone', first.cause) === wordsOf('camera', second.cause)
      ? [first]
      : troubles;
  return shown.map(({ source, cause }) => (
    <Message
      key={source}
      tone={source === 'microphone' ? 'error' : 'warning'}
      live
      title={t(`${wordsOf(source, cause)}.what`)}
    >
      <p className={styles.lines}>{t(`${wordsOf(source, cause)}.next`)}</p>
      <Button
        size="small"
        onPress={() => (source === 'microphone' ? call.setMicrophone(true) : call.setCamera(true))}
      >
        {t('common.retry')}
      </Button>
    </Message>
  ));
};
