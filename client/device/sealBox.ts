import { pad, unpad } from './padding.ts';

const IV_BYTES = 12;

export interface SealBox {
  /**
   * `place` says where the value is kept (its key, and which kind of row): a sealed value that was put elsewhere does
   * not open.
   */
  seal(place: string, content: Uint8Array): Promise<Uint8Array<ArrayBuffer>>;
  /** null: it was not sealed by this key for this place, or was changed since. */
  open(place: string, sealed: Uint8Array): Promise<Uint8Array<ArrayBuffer> | null>;
}

/** AES-GCM with a fresh IV each time, the place as additional data, and the content padded. */
export const sealBox = (key: CryptoKey): SealBox => ({
  async seal(place, content) {
    const iv = crypto.getRandomValues(new Uint8Array(IV_BYTES));
    const how = { name: 'AES-GCM', iv, additionalData: new TextEncoder().encode(place) };
    const sealed = new Uint8Array(await crypto.subtle.encrypt(how, key, pad(content)));
    const whole = new Uint8Array(IV_BYTES + sealed.byteLength);
    whole.set(iv);
    whole.set(sealed, IV_BYTES);
    return whole;
  },
  async open(place, sealed) {
    const iv = new Uint8Array(sealed.subarray(0, IV_BYTES));
    const how = { name: 'AES-GCM', iv, additionalData: new TextEncoder().encode(place) };
    const rest = new Uint8Array(sealed.subarray(IV_BYTES));
    try {
      return unpad(new Uint8Array(await crypto.subtle.decrypt(how, key, rest)));
    } catch {
      return null;
    }
  },
});

/** Turns the server's 256 bits into a key that no script can read out again. */
export const importDeviceKey = (base64url: string): Promise<CryptoKey> => {
  const binary = atob(base64url.replaceAll('-', '+').replaceAll('_', '/'));
  const bytes = Uint8Array.from(binary, (letter) => letter.charCodeAt(0));
  return crypto.subtle.importKey('raw', bytes, 'AES-GCM', false, ['encrypt', 'decrypt']);
};
