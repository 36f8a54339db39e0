import { encodeUpdate } from '#domain/minutes/encodeUpdate.ts';
import { joinUpdates } from '#domain/minutes/joinUpdates.ts';
import { takeApart } from '#domain/minutes/takeApart.ts';
import { updateMessage } from './messages.ts';
import type { StoredUpdate } from './ports.ts';

const made = new WeakMap<readonly StoredUpdate[], Uint8Array>();

/**
 * One message with all of these updates, which follow each other in the log. y-websocket reads only one message from
 * a frame, so the updates become one. Updates that were taken apart when they came in are not decoded again. For the
 * same list the message is made once.
 */
export const textMessage = (updates: readonly StoredUpdate[]): Uint8Array => {
  const known = made.get(updates);
  if (known !== undefined) return known;
  const [only] = updates;
  const update =
    only !== undefined && updates.length === 1
      ? only.update
      : encodeUpdate(joinUpdates(updates.map(({ taken, update: bytes }) => taken ?? takeApart(bytes))));
  const message = updateMessage(update);
  made.set(updates, message);
  return message;
};
