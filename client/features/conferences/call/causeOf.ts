import type { DeviceCause } from './CallState.ts';

/** Browsers inside an app, such as LINE's, have no camera to give. */
const inApp = /\b(Line|FBAN|FBAV|Instagram)\b/i;

/** Why the browser gave no device. */
export const causeOf = (thrown: unknown, userAgent: string): DeviceCause => {
  const name = thrown instanceof DOMException || thrown instanceof Error ? thrown.name : '';
  // A browser inside an app that has cameras says rightly that there is none, or that it is busy.
  if (name === 'NotFoundError' || name === 'OverconstrainedError') return 'missing';
  if (name === 'NotReadableError' || name === 'AbortError') return 'busy';
  if (inApp.test(userAgent)) return 'in-app';
  return name === 'NotAllowedError' || name === 'SecurityError' ? 'refused' : 'unsupported';
};
