import { Failure } from '#platform/failure.ts';
import type { Logger } from '#platform/logger.ts';
import { nameOfError } from '#platform/nameOfError.ts';
import type { Admission } from './admission.ts';
import type { Grant, Refusal } from './gate.ts';
import { keepProvided } from './keepProvided.ts';

interface Wanted extends Pick<Parameters<typeof keepProvided>[0], 'gate' | 'lastSent' | 'ahead' | 'prepare'> {
  readonly log: Pick<Logger, 'warn'>;
  /** `holdAdmission` with all that it needs but these. */
  readonly hold: (on: {
    readonly onChanged: (grant: Grant) => void;
    readonly onEnded: (refusal: Refusal) => void;
  }) => Promise<Admission>;
  /** It goes on under another grant, and may be sent what was held back. */
  readonly onChanged: () => void;
  /** Once, and nothing is sent from here on. */
  readonly onEnded: (refusal: Refusal) => void;
}

export interface ProvidedAdmission extends Pick<ReturnType<typeof keepProvided>, 'covers' | 'provide'> {
  /** The grant it is held under, whether or not anything may be sent under it yet. */
  readonly grant: Grant;
  /** The grant under which something may be sent this very moment; asked before each delivery. */
  current(): Grant | null;
  close(): Promise<void>;
}

/**
 * Admits to a room, a document or a call, and keeps that admission together with its provision (`keepProvided`). Throws the
 * refusal as a Failure.
 */
export const holdProvided = async (wanted: Wanted): Promise<ProvidedAdmission> => {
  const { log, hold, onEnded, onChanged, ...parts } = wanted;
  let keeper: ReturnType<typeof keepProvided> | null = null;
  /** Until it is handed over, a change is only the grant it is handed over with. */
  let begun = false;
  let ended: Refusal | null = null;
  const onTrouble = (error: unknown): void => {
    log.warn(
      { ...admission.grant.record, err: nameOfError(error) },
      'a provision could not be stored or closed',
    );
  };
  const end = (refusal: Refusal): void => {
    if (ended !== null) return;
    ended = refusal;
    keeper?.release().catch(onTrouble);
    if (begun) onEnded(refusal);
  };
  const admission = await hold({ onChanged: () => keeper?.renew(), onEnded: end });
  keeper = keepProvided({
    ...{ ...parts, admission, onTrouble, onUnfit: end },
    onReady: () => {
      if (begun) onChanged();
    },
  });
  const { begin, release, provide, covers, current } = keeper;
  try {
    await begin();
    if (ended !== null) throw refusalAsFailure(ended);
  } catch (error) {
    release().catch(onTrouble);
    throw error;
  }
  begun = true;
  return {
    get grant() {
      return admission.grant;
    },
    ...{ provide, covers, current, close: release },
  };
};

const refusalAsFailure = ({ code, details }: Refusal): Failure => new Failure(code, details);
