import type { Words } from '../Words.ts';

export const rules: Words['rules'] = {
  WA1: 'within one municipality',
  WA2: 'no agreement provides for this recipient',
  WA3: 'the municipality is no party of the agreement',
  WA4: 'the clause is not yet, or no longer, in force',
  WA5: 'outside the reach of the clause',
  WA6: 'not a purpose of the clause',
  WA7: 'the clause does not disclose this kind',
  WA8: 'the profession is not included',
  WA9: 'the consent does not cover it',
  WA10: 'no disaster activation is in force',
  WA11: 'what was received does not travel on',
  WA12: 'by the version of that day',
  WA13: 'by the decision of the agreement',
  WA14: 'by the rule on emergency access',
  WA15: 'after leaving, only what was received stays readable',
};
