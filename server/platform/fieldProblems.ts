import type * as z from 'zod/mini';
import { type FieldCode, fieldCodes } from '#contracts/errorReasons.ts';
import type { ErrorDetails, FieldProblem } from '#contracts/errors.ts';

/** A form has fewer fields; a longer list would only show a fuzzer how far it came. */
const MOST_FIELDS = 20;

/** What was wrong, where, and what is allowed, for V-01. The value itself is never repeated: it may be a patient's. */
export const fieldProblems = (error: z.core.$ZodError, root = ''): ErrorDetails => ({
  fields: error.issues.slice(0, MOST_FIELDS).map((issue) => ({
    path: [root, ...issue.path.map(String)].filter((part) => part !== '').join('.'),
    problem: describeIssue(issue),
    ...codeOf(issue),
  })),
});

/** For the words of a screen: what a person can do wrong in a field. */
const codeOf = (issue: z.core.$ZodIssue): Pick<FieldProblem, 'code' | 'limit'> => {
  switch (issue.code) {
    case 'too_big':
      return { code: tooMuch[issue.origin] ?? 'too-large', limit: Number(issue.maximum) };
    case 'too_small':
      if (issue.origin === 'string' && issue.minimum === 1) return { code: 'blank' };
      return { code: tooLittle[issue.origin] ?? 'too-small', limit: Number(issue.minimum) };
    case 'invalid_format':
      return { code: 'wrong-form' };
    case 'invalid_value':
      return { code: 'not-a-choice' };
    case 'custom':
      return ofRule(issue.params);
    default:
      return {};
  }
};
/** What one of our own rules says of itself (server/contracts/texts.ts, days.ts). */
interface SaidOfItself {
  readonly code?: unknown;
  readonly limit?: unknown;
}
const ofRule = (params: SaidOfItself | undefined): Pick<FieldProblem, 'code' | 'limit'> => {
  const code = fieldCodes.find((each) => each === params?.code);
  const limit = params?.limit;
  return code === undefined
    ? { code: 'wrong-form' }
    : { code, ...(typeof limit === 'number' ? { limit } : {}) };
};
const tooMuch: Readonly<Record<string, FieldCode>> = { string: 'too-long', array: 'too-many' };
const tooLittle: Readonly<Record<string, FieldCode>> = { string: 'too-short', array: 'too-few' };

const describeIssue = (issue: z.core.$ZodIssue): string => {
  switch (issue.code) {
    case 'invalid_type':
      return `expected: ${issue.expected}`;
    case 'too_big':
      return `at most: ${issue.maximum}`;
    case 'too_small':
      return `at least: ${issue.minimum}`;
    case 'invalid_format':
      // The contract's own words; those of zod tell nothing that the pattern does not.
      if (!issue.message.startsWith('Invalid ')) return issue.message;
      return issue.pattern === undefined
        ? `format: ${issue.format}`
        : `format: ${issue.format} ${issue.pattern}`;
    case 'invalid_value':
      return `one of: ${issue.values.map(String).join(', ')}`;
    case 'unrecognized_keys':
      return `not allowed: ${issue.keys
        .slice(0, 5)
        .map((key) => JSON.stringify(key.slice(0, 40)))
        .join(', ')}`;
    case 'not_multiple_of':
      return `multiple of: ${issue.divisor}`;
    case 'custom':
      return issue.message.startsWith('Invalid ') ? (ofRule(issue.params).code ?? issue.code) : issue.message;
    case 'invalid_union':
      return 'of none of the forms that the contract names';
    default:
      return issue.code;
  }
};
