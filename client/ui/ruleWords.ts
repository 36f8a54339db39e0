import type { TFunction } from 'i18next';
import { rules } from '../i18n/ja/rules.ts';

const isRule = (rule: string): rule is keyof typeof rules => rule in rules;

/** The rule in a few words of the reader's language; a number we have no words for stands alone. */
export const ruleWords = (t: TFunction, rule: string): string => (isRule(rule) ? t(`rules.${rule}`) : '');
