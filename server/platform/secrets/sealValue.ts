import { createCipheriv, createDecipheriv, randomBytes } from 'node:crypto';

const FORM = 's1';
const TAG_BYTES = 16;

/** A key, and the name by which sealed values name it. */
export interface NamedKey {
  readonly id: string;
  readonly key: Buffer;
}

/** Puts each part behind its length, so that no two lists of parts give the same bytes. */
const bind = (parts: readonly string[]): Buffer =>
  Buffer.from(parts.map((part) => `${Buffer.byteLength(part)}:${part}`).join(''));

/**
 * Seals a text with AES-256-GCM, bound to the key's name and to `context`: where another context is expected, it does
 * not open. The form is named at the front, so that a later form can be told apart.
 */
export const sealValue = ({ id, key }: NamedKey, context: readonly string[], plain: string): string => {
  const iv = randomBytes(12);
  const cipher = createCipheriv('aes-256-gcm', key, iv);
  cipher.setAAD(bind([FORM, id, ...context]));
  const sealed = Buffer.concat([cipher.update(plain, 'utf8'), cipher.final(), cipher.getAuthTag()]);
  return [FORM, id, iv.toString('base64url'), sealed.toString('base64url')].join('.');
};

/** The name of the key that sealed it; null for something that was never sealed. */
export const keyIdOf = (sealed: string): string | null => {
  const [form, id, , data, more] = sealed.split('.');
  return form === FORM && id && data && more === undefined ? id : null;
};

/** Throws for another key, another context, or a byte that has changed. */
export const openValue = ({ id, key }: NamedKey, context: readonly string[], sealed: string): string => {
  const [, , iv = '', data = ''] = sealed.split('.');
  const bytes = Buffer.from(data, 'base64url');
  const decipher = createDecipheriv('aes-256-gcm', key, Buffer.from(iv, 'base64url'), {
    authTagLength: TAG_BYTES,
  });
  decipher.setAAD(bind([FORM, id, ...context]));
  decipher.setAuthTag(bytes.subarray(-TAG_BYTES));
  return Buffer.concat([decipher.update(bytes.subarray(0, -TAG_BYTES)), decipher.final()]).toString('utf8');
};
