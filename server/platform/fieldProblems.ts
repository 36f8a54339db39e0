import type * as z from 'zod/mini';
import type { ErrorDetails } from '#contracts/errors.ts';

/** More would only tell a fuzzer how far it came; a form has fewer. */
const MOST_FIELDS = 20;

/** What was wrong, where, and what is allowed, for V-01. The value itself is never repeated: it may be a patient's. */
export const fieldProblems = (error: z.core.$ZodError, root = ''): ErrorDetails => ({
  fields: error.issues.slice(0, MOST_FIELDS).map((issue) => ({
    path: [root, ...issue.path.map(String)].filter((part) => part !== '').join('.'),
    problem: describeIssue(issue),
  })),
});

const describeIssue = (issue: z.core.$ZodIssue): string => {
  switch (issue.code) {
    case 'invalid_type':
      return `expected: ${issue.expected}`;
    case 'too_big':
      return `at most: ${issue.maximum}`;
    case 'too_small':
      return `at least: ${issue.minimum}`;
    case 'invalid_format':
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
    default:
      return issue.code;
  }
};
