import type { AcceptedMutants } from '../acceptedMutant.ts';

export const domainAudit: AcceptedMutants = {
  'server/domain/audit/auditEvent.ts': [
    {
      original: 'body.times !== undefined && body.times > 1',
      replacement: '(body.times > 1)',
      why: 'what is not there is not more than 1',
    },
  ],
  'server/domain/audit/checkChain.ts': [
    {
      original: 'line.slice(0, 200)',
      replacement: 'line',
      why: 'what is said stands at the beginning: how far is looked is a bound alone',
    },
    {
      original: '0',
      replacement: '(0 + 1)',
      on: 'line.slice(0, 200)',
      why: 'what is said stands behind the hash',
    },
    { original: '200', replacement: '(200 + 1)', why: 'how far is looked is a bound alone' },
    {
      original: "typeof record === 'object' && record !== null && JSON.stringify(record) === line",
      replacement: '(JSON.stringify(record) === line)',
      why: 'a line begins with a brace by now',
    },
    {
      original: "typeof record === 'object' && record !== null",
      replacement: "(typeof record === 'object')",
      why: 'a line begins with a brace by now',
    },
    {
      original: "typeof record === 'object' && record !== null",
      replacement: '(record !== null)',
      why: 'a line begins with a brace by now',
    },
  ],
  'server/domain/audit/replayFact.ts': [
    {
      original: 'crossing.consents.find((consent) => consent.id === id) ?? []',
      replacement: '(crossing.consents.find((consent) => consent.id === id))',
      why: 'what was tried is among them',
    },
    { original: 'find', replacement: 'findLast', why: 'an id is there once' },
  ],
};
