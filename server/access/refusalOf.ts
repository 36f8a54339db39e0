import type { ErrorCode, ErrorDetails } from '#contracts/errors.ts';
import type { AttributeReaders } from '#domain/access/attributeReaders.ts';
import type { Refused } from '#domain/access/verdict.ts';
import { toldClause } from '#domain/agreement/toldClause.ts';
import type { Refusal } from './gate.ts';

const codes: { readonly [W in Refused['why']]: ErrorCode } = {
  ended: 'A-03',
  frozen: 'A-04',
  consent: 'A-05',
  act: 'A-06',
  clause: 'A-07',
  state: 'C-01',
};

/**
 * The refusal for somebody who has or had a relation: the reason, the clause, and which office of the record's home
 * to ask.
 */
export const refusalOf = async (refused: Refused, office: AttributeReaders['office']): Promise<Refusal> => {
  const { why, home, since, decision, reason, position } = refused;
  const details: ErrorDetails = { office: home === null ? null : await office(home) };
  if (since !== null) details.since = since;
  if (reason !== null) details.reason = reason;
  if (position !== null) details.position = position;
  if (decision !== null) {
    if (decision.rule !== null) details.rule = decision.rule;
    // Of a frozen membership the clause that it stood on is told, whatever the rule, and not the one that came
    // nearest.
    const { agreement, version, clause } = decision;
    Object.assign(details, why === 'frozen' ? { agreement, version, clause } : toldClause(decision));
  }
  return { allowed: false, code: codes[why], details };
};
