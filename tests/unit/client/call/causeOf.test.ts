import { expect, it } from '@jest/globals';
import { causeOf } from '#client/features/conferences/call/causeOf.ts';

const chrome = 'Mozilla/5.0 Chrome/149.0.0.0 Mobile Safari/537.36';
const line = 'Mozilla/5.0 (iPhone) AppleWebKit Safari Line/15.1.0';

it.each([
  ['NotAllowedError', chrome, 'refused'],
  ['SecurityError', chrome, 'refused'],
  ['NotFoundError', chrome, 'missing'],
  ['OverconstrainedError', chrome, 'missing'],
  ['NotReadableError', chrome, 'busy'],
  ['AbortError', chrome, 'busy'],
  ['NotSupportedError', chrome, 'unsupported'],
  ['TypeError', chrome, 'unsupported'],
  ['NotAllowedError', line, 'in-app'],
  ['NotSupportedError', line, 'in-app'],
  // A browser inside an app that has cameras says rightly what is with them.
  ['NotReadableError', line, 'busy'],
  ['NotFoundError', line, 'missing'],
] as const)('[CA5] %s in %s is %s', (name, browser, cause) => {
  expect(causeOf(new DOMException('', name), browser)).toBe(cause);
});
