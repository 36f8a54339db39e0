/** Calls of five, each of whom hears the four others: twenty consumers a call. */
export const PEOPLE = 5;
export const consumersOf = (calls: number): number => calls * PEOPLE * (PEOPLE - 1);

/** Opus as a browser sends it: the level of the voice rides in the header, for who listens who speaks. */
export const PAYLOAD = 111;
export const audio = { mimeType: 'audio/opus', payloadType: PAYLOAD, clockRate: 48_000, channels: 2 };
const level = { uri: 'urn:ietf:params:rtp-hdrext:ssrc-audio-level', id: 1 } as const;
export const sentBy = (ssrc: number) => ({
  codecs: [audio],
  encodings: [{ ssrc }],
  headerExtensions: [level],
});
export const heardBy = {
  codecs: [{ ...audio, kind: 'audio' as const, preferredPayloadType: PAYLOAD }],
  headerExtensions: [{ kind: 'audio' as const, uri: level.uri, preferredId: level.id }],
};
export const ssrcOf = (call: number, person: number): number => 100_000 + call * 100 + person;

export const SUITE = 'AEAD_AES_128_GCM';

/** What a program of the bench is told, and what it tells when all flows. */
export interface MediaPlan {
  readonly calls: number;
  /** Where all that is received of each call goes: one port each, since the kernel keeps few packets for one. */
  readonly receivers: readonly number[];
  /** The key of all that comes in, base64. */
  readonly key: string;
}
export interface MediaOpened {
  readonly worker: number;
  readonly senders: readonly { readonly port: number; readonly ssrc: number }[];
}
