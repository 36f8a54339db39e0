import * as z from 'zod/mini';
import { hasInvisible } from '#domain/texts/hasInvisible.ts';
import { isPersonName, isPlaceName, isReading } from '#domain/texts/isName.ts';
import { readPhone } from '#domain/texts/readPhone.ts';
import { must } from './must.ts';

/**
 * The only place that says what can be written into a field of a form. That every text is well-formed is checked
 * before, at each door (VA1). Answers are never held to these rules: what was taken before must still be read.
 */
const visible = must((text) => !hasInvisible(text), 'invisible');
/** Control characters that no keyboard writes; tabs and line breaks are text. */
const writable = must((text) => !UNWRITABLE.test(text), 'invisible');
const UNWRITABLE = /(?![\t\n\v\f\r\u0085])\p{Cc}/u;

/** [VA3] One line, such as a title or a place; may be empty. */
export const line = (most: number) => z.string().check(z.trim(), z.maxLength(most), visible);
export const filledLine = (most: number) =>
  z.string().check(z.trim(), z.minLength(1), z.maxLength(most), visible);

/** [VA3] Several lines; may be empty. */
export const text = (most: number) => z.string().check(z.trim(), z.maxLength(most), writable);
export const filledText = (most: number) =>
  z.string().check(z.trim(), z.minLength(1), z.maxLength(most), writable);

const name = (holds: (text: string) => boolean) =>
  z.string().check(
    z.trim(),
    z.minLength(1),
    z.maxLength(80),
    visible,
    must((typed) => hasInvisible(typed) || typed === '' || holds(typed), 'not-a-name'),
  );

/** [VA4] What a person is called. */
export const personName = name(isPersonName);
/** [VA4] What a facility, an office or a hub is called. */
export const placeName = name(isPlaceName);

const reading = [
  z.trim(),
  // Half-width kana, and kana whose voiced mark is a character of its own, are the same kana.
  z.overwrite<string>((typed) => typed.normalize('NFKC')),
  z.maxLength(80),
  visible,
  must((typed) => hasInvisible(typed) || isReading(typed), 'kana-only'),
] as const;
/** [VA4] How a name is read; may be empty. */
export const kana = z.string().check(...reading);
export const filledKana = z.string().check(z.minLength(1), ...reading);

const phoneOf = (least: number) =>
  z.string().check(z.overwrite(readPhone), z.regex(new RegExp(`^[0-9+() -]{${least},20}$`)));
/** [VA6] A telephone number; may be empty. */
export const phone = phoneOf(0);
/** The number of an office, shown to everybody who is refused, to be asked. */
export const officePhone = phoneOf(6);

/** [VA4] A name to sign in with, when it is made; names that were made before stay as they are. */
export const newLoginName = z.string().check(
  z.trim(),
  z.minLength(3),
  z.maxLength(64),
  visible,
  must((typed) => !/[\s\u200c\u200d]/u.test(typed), 'invisible'),
);
