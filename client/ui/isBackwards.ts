import type { Days } from './Days.ts';

export const isBackwards = ({ from, last }: Days): boolean => last !== '' && last < from;
