import { describe, expect, it } from '@jest/globals';
import { countTests } from '../../../server/setup/tests/countTests.mjs';
import { checks, kinds, selectParts } from '../../../server/setup/tests/parts.mjs';

const projectsOf = (args: string[]) => selectParts(args).kinds.flatMap(({ projects }) => projects);

describe('npm test -- <path or name>', () => {
  it('runs everything when nothing is named', () => {
    expect(selectParts([])).toEqual({ checks, kinds, filter: [], whole: true });
  });

  it('runs the checks and kinds of tests that are named', () => {
    expect(selectParts(['lint', 'types']).checks.map(({ name }) => name)).toEqual(['lint', 'types']);
    expect(projectsOf(['lint', 'types'])).toEqual([]);
    expect(projectsOf(['unit', 'attack'])).toEqual(['unit', 'attack']);
  });

  it('runs the files of a path, of the kind that the path is in', () => {
    expect(projectsOf(['tests/integration/stores'])).toEqual(['integration']);
    expect(selectParts(['tests/integration/stores']).filter).toEqual([
      '--testPathPatterns=tests/integration/stores',
    ]);
    expect(projectsOf(['storesServe.test.ts'])).toContain('attack');
  });

  it('runs the tests of a name', () => {
    expect(selectParts(['WA5']).filter).toEqual(['--testNamePattern=WA5']);
    expect(selectParts(['WA5']).checks).toEqual([]);
  });
});

describe('the count', () => {
  const none = {
    numPassedTests: 0,
    numFailedTests: 0,
    numPendingTests: 0,
    numTodoTests: 0,
    numRuntimeErrorTestSuites: 0,
  };

  it('counts a file that cannot run as failed', () => {
    expect(countTests({ ...none, numPassedTests: 3, numRuntimeErrorTestSuites: 1 }, false)).toEqual({
      passed: 3,
      failed: 1,
    });
  });

  it('counts a skipped test as failed in a whole run, and not where a name was given', () => {
    expect(countTests({ ...none, numPendingTests: 2 }, true)).toEqual({ passed: 0, failed: 2 });
    expect(countTests({ ...none, numPendingTests: 2 }, false)).toEqual({ passed: 0, failed: 0 });
  });
});
