import * as Y from 'yjs';
import { collabBounds } from '#contracts/collab.ts';
import { encodeClocks } from '#domain/minutes/admitUpdate.ts';
import type { Connection } from './connection.ts';
import { HeldBack } from './heldBack.ts';
import { emptyUpdate, stepOne, stepTwo, updateMessage } from './messages.ts';
import type { CollabPorts, OpenDocument } from './ports.ts';

/**
 * Answers sync step 1 from the store: the newest snapshot and the tail of the log, without building a document.
 * What is appended meanwhile is read on until nothing is left; from then on the room sends it. The closing step 2 is
 * empty and comes last, so that a client that says "synced" has all of it. Then it is asked for what we lack: a reader
 * too, who may have been a writer before 確定 or before a right ended (MI17).
 */
export const sendBacklog = async (
  connection: Connection,
  document: OpenDocument,
  /** Null: a connection that has its place and only reads on from there. */
  stateVector: Uint8Array | null,
  { now, hears }: { readonly now: () => number; readonly hears: CollabPorts['hears'] },
): Promise<void> => {
  await connection.admission.provide();
  await document.catchUp();
  let sent = connection.sentUpTo ?? 0;
  const send = (message: Uint8Array): void => {
    // Revoked while it was read: nothing more leaves, and the client comes again to be judged.
    if (!connection.admission.maySend()) throw new HeldBack();
    connection.send(message, now());
  };
  const hear = async (): Promise<void> => {
    if (connection.admission.crosses && !(await hears())) throw new HeldBack();
  };
  if (sent === 0 && stateVector !== null) {
    const snapshot = await document.snapshot(textEnd(document));
    if (snapshot !== null) {
      await hear();
      const isEmpty = Y.decodeStateVector(stateVector).size === 0;
      const missing = isEmpty ? snapshot.update : Y.diffUpdate(snapshot.update, stateVector);
      send(updateMessage(missing));
      sent = snapshot.n;
      await drained(connection);
    }
  }
  while (sent < document.state.head && connection.isOpen) {
    const end = document.state.head;
    await hear();
    for await (const page of document.updates(sent, Math.min(end, textEnd(document)))) {
      for (const { update } of page) send(updateMessage(update));
      await drained(connection);
    }
    sent = end;
  }
  // From here to the end nothing awaits: no entry can slip between the backlog and the room's own sending.
  connection.sentUpTo = sent;
  connection.syncing = false;
  if (stateVector === null) return;
  connection.send(stepTwo(emptyUpdate), now());
  connection.send(stepOne(encodeClocks(document.state.writers)), now());
};

/** [MI12] What was written after the n that 確定 names is no text of the form: who joins now is not sent it. */
const textEnd = ({ state }: OpenDocument): number => state.asOf ?? state.head;

/** A slow line gets its backlog at its own pace instead of being taken for one that does not read. */
const drained = async (connection: Connection): Promise<void> => {
  const deadline = Date.now() + 30_000;
  while (connection.isOpen && connection.socket.bufferedAmount > collabBounds.unsentBytes / 4) {
    if (Date.now() > deadline) throw new Error('the reader does not read');
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
};
