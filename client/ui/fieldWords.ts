import type { TFunction } from 'i18next';
import type { FieldProblem } from '#contracts/errors.ts';
import { errorFields } from '../i18n/ja/errorFields.ts';

const { labels, problems } = errorFields;
const isLabel = (name: string): name is keyof typeof labels => Object.hasOwn(labels, name);

/**
 * What a person can do about a field, in their own language: the field's name and its problem, or what is known of
 * the two. Null where neither has words: the contract's English `problem` is for who writes a client.
 */
export const fieldWords = (t: TFunction, { path, code, limit }: FieldProblem): string | null => {
  const label = path
    .split('.')
    .filter(isLabel)
    .map((name) => t(`errors.labels.${name}`))
    .join('・');
  // A server that is newer than this page may know a problem that the page does not.
  const known =
    code !== undefined && Object.hasOwn(problems, code) ? t(`errors.problems.${code}`, { limit }) : '';
  if (label === '') return known || null;
  return t('errors.field', { label, problem: known || t('errors.checkField') });
};
