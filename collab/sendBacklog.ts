import * as Y from 'yjs';
import { collabBounds } from '#contracts/collab.ts';
import { encodeClocks } from '#domain/minutes/acceptUpdate.ts';
import { deletionsOf } from '#domain/minutes/deletedRanges.ts';
import type { DocumentState } from '#domain/minutes/documentState.ts';
import { encodeUpdate } from '#domain/minutes/encodeUpdate.ts';
import type { Connection } from './connection.ts';
import { HeldBack } from './heldBack.ts';
import { emptyUpdate, stepOne, stepTwo, updateMessage } from './messages.ts';
import type { CollabPorts, DocumentSnapshot, OpenDocument } from './ports.ts';
import { textMessage } from './textMessage.ts';

/**
 * Answers sync step 1 from what is stored, without building a document: with the newest snapshot, as the message that is
 * kept of it, and then with the rest of the log as one message. A client that has all text already, as after a short
 * break of the line, is only sent what was deleted. Entries that are appended meanwhile are read until none is left; from
 * then on the room sends them. An empty step 2 comes last, so that a client that reports "synced" has everything. Then
 * the client is asked for what we lack: a reader too, who may have been a writer before 確定 or before a right ended (MI17).
 *
 * @returns what the client asked meanwhile, which is to be answered next
 */
export const sendBacklog = async (
  connection: Connection,
  document: OpenDocument,
  /** Null: the connection has asked before and only lacks what has come since. */
  stateVector: Uint8Array | null,
  { now, hears }: { readonly now: () => number; readonly hears: CollabPorts['hears'] },
): Promise<Uint8Array | null> => {
  await connection.admission.provide();
  await document.catchUp();
  const send = (message: Uint8Array, n: number): void => {
    // Something was revoked while this was read: nothing more is sent, and the client connects again to be judged.
    if (!connection.admission.maySend()) throw new HeldBack();
    connection.send(message, now());
    connection.reached(n);
  };
  const hear = async (): Promise<void> => {
    if (connection.admission.crosses && !(await hears())) throw new HeldBack();
  };
  let sent = connection.sentUpTo ?? 0;
  if (sent === 0 && stateVector !== null) {
    const known = Y.decodeStateVector(stateVector);
    const { state } = document;
    if (hasAllText(state, known)) {
      await hear();
      const deletions = deletionsOf(state.deleted);
      if (deletions.length > 0) send(updateMessage(encodeUpdate({ structs: [], deletions })), state.head);
      sent = state.head;
    } else {
      const snapshot = await document.snapshot(textEnd(document));
      if (snapshot !== null) {
        await hear();
        send(messageFor(snapshot, known.size === 0 ? null : stateVector), snapshot.n);
        sent = snapshot.n;
        await drained(connection);
      }
    }
  }
  while (sent < document.state.head && connection.isOpen) {
    const end = document.state.head;
    await hear();
    for await (const page of document.updates(sent, Math.min(end, textEnd(document)))) {
      const last = page.at(-1);
      if (last !== undefined) send(textMessage(page), last.n);
      await drained(connection);
    }
    sent = end;
  }
  // From here to the end nothing is awaited: so no entry can come between the backlog and what the room sends next.
  const again = connection.isAnswered(sent);
  if (stateVector === null) return again;
  connection.send(stepTwo(emptyUpdate), now());
  connection.send(stepOne(encodeClocks(document.state.writers)), now());
  return again;
};

/** [MI12] What was written after the entry that 確定 names is no text of the form: somebody who joins now is not sent it. */
const textEnd = ({ state }: OpenDocument): number => state.asOf ?? state.head;

/**
 * Whether somebody comes again and nothing was written meanwhile. Where the form ends before the log does, the log is
 * read in any case.
 */
const hasAllText = ({ asOf, writers }: DocumentState, known: ReadonlyMap<number, number>): boolean => {
  if (asOf !== null || known.size === 0 || writers.size === 0) return false;
  for (const [client, { clock }] of writers) if ((known.get(client) ?? 0) < clock) return false;
  return true;
};

/** Null for somebody who has no text yet: they are sent the very bytes that are kept. */
const messageFor = ({ update, message }: DocumentSnapshot, stateVector: Uint8Array | null): Uint8Array =>
  stateVector === null
    ? (message ?? updateMessage(update))
    : updateMessage(Y.diffUpdate(update, stateVector));

/** Waits until a slow line has taken most of what was sent, so that it is not closed as one that does not read. */
const drained = async (connection: Connection): Promise<void> => {
  const deadline = Date.now() + 30_000;
  while (connection.isOpen && connection.socket.bufferedAmount > collabBounds.unsentBytes / 4) {
    if (Date.now() > deadline) throw new Error('the reader does not read');
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
};
