import * as decoding from 'lib0/decoding';
import * as encoding from 'lib0/encoding';
import { messageYjsSyncStep1, messageYjsSyncStep2, messageYjsUpdate } from 'y-protocols/sync';
import { collabMessages } from '#contracts/collab.ts';
import { maxClientId } from '#domain/minutes/maxClientId.ts';

/** What a client can say, already taken apart; `null` is not part of the protocol. */
export type ClientMessage =
  | { readonly kind: 'step-1'; readonly stateVector: Uint8Array }
  | { readonly kind: 'step-2' | 'update'; readonly update: Uint8Array }
  | { readonly kind: 'awareness'; readonly states: Uint8Array }
  | { readonly kind: 'query-awareness' }
  | null;

export const decodeMessage = (data: Uint8Array): ClientMessage => {
  try {
    const decoder = decoding.createDecoder(data);
    switch (decoding.readVarUint(decoder)) {
      case collabMessages.sync:
        return decodeSync(decoder);
      case collabMessages.awareness:
        return { kind: 'awareness', states: decoding.readVarUint8Array(decoder) };
      case collabMessages.queryAwareness:
        return { kind: 'query-awareness' };
      default:
        return null;
    }
  } catch {
    return null;
  }
};

const decodeSync = (decoder: decoding.Decoder): ClientMessage => {
  const step = decoding.readVarUint(decoder);
  const bytes = decoding.readVarUint8Array(decoder);
  if (step === messageYjsSyncStep1) return { kind: 'step-1', stateVector: bytes };
  if (step === messageYjsSyncStep2) return { kind: 'step-2', update: bytes };
  return step === messageYjsUpdate ? { kind: 'update', update: bytes } : null;
};

const message = (type: number, write: (encoder: encoding.Encoder) => void): Uint8Array => {
  const encoder = encoding.createEncoder();
  encoding.writeVarUint(encoder, type);
  write(encoder);
  return encoding.toUint8Array(encoder);
};

const sync = (step: number, bytes: Uint8Array): Uint8Array =>
  message(collabMessages.sync, (encoder) => {
    encoding.writeVarUint(encoder, step);
    encoding.writeVarUint8Array(encoder, bytes);
  });

/** An update that says nothing: no structs, no deletions. */
export const emptyUpdate = new Uint8Array([0, 0]);
export const isEmptyUpdate = (update: Uint8Array): boolean =>
  update.byteLength === 2 && update[0] === 0 && update[1] === 0;

export const stepOne = (stateVector: Uint8Array): Uint8Array => sync(messageYjsSyncStep1, stateVector);
export const stepTwo = (update: Uint8Array): Uint8Array => sync(messageYjsSyncStep2, update);
export const updateMessage = (update: Uint8Array): Uint8Array => sync(messageYjsUpdate, update);

export const savedMessage = (n: number, accepted: number, stateVector: Uint8Array): Uint8Array =>
  message(collabMessages.saved, (encoder) => {
    encoding.writeVarUint(encoder, n);
    encoding.writeVarUint(encoder, accepted);
    encoding.writeVarUint8Array(encoder, stateVector);
  });

export interface AwarenessState {
  readonly client: number;
  readonly clock: number;
  /** Null: the caret has gone. */
  readonly state: Readonly<Record<string, unknown>> | null;
}

export const awarenessMessage = (states: readonly AwarenessState[]): Uint8Array =>
  message(collabMessages.awareness, (encoder) => {
    const inner = encoding.createEncoder();
    encoding.writeVarUint(inner, states.length);
    for (const { client, clock, state } of states) {
      encoding.writeVarUint(inner, client);
      encoding.writeVarUint(inner, clock);
      encoding.writeVarString(inner, JSON.stringify(state));
    }
    encoding.writeVarUint8Array(encoder, encoding.toUint8Array(inner));
  });

/** A state's clock counts the moves of a caret; beyond this it could not be counted on. */
export const maxClock = 2 ** 31;

/** A message with more states than a room has connections does not come from an honest client. */
const maxStates = 256;

/** Takes an awareness message apart; null when malformed. */
export const decodeAwareness = (states: Uint8Array, maxBytes: number): readonly AwarenessState[] | null => {
  try {
    const decoder = decoding.createDecoder(states);
    const count = decoding.readVarUint(decoder);
    if (count > maxStates) return null;
    const found: AwarenessState[] = [];
    for (let index = 0; index < count; index += 1) {
      const client = decoding.readVarUint(decoder);
      const clock = decoding.readVarUint(decoder);
      const json = decoding.readVarString(decoder);
      if (json.length > maxBytes || client > maxClientId || clock > maxClock) return null;
      const state: unknown = JSON.parse(json);
      if (typeof state !== 'object' || Array.isArray(state)) return null;
      found.push({ client, clock, state: state as Record<string, unknown> | null });
    }
    return found;
  } catch {
    return null;
  }
};
