import type { AcceptedMutants } from '../acceptedMutant.ts';

export const domainAccess: AcceptedMutants = {
  'server/domain/access/crossBorder.ts': [
    {
      original: 'kind.rows(facts, act, relation.purposes) ?? []',
      replacement: '(kind.rows(facts, act, relation.purposes))',
      why: 'a kind without rows was answered before',
    },
    { original: 'find', replacement: 'findLast', on: 'an id is there once', why: 'account.positions.find' },
    {
      original: 'relation.membership?.id ?? null',
      replacement: '(relation.membership?.id)',
      why: 'null where it is left out',
    },
    {
      original: 'readable?.shown === true && (file !== null || readsBack)',
      replacement: '((file !== null || readsBack))',
      why: 'a file that is not readable was refused before',
    },
    {
      original: 'readable?.shown === true && file !== null',
      replacement: '(file !== null)',
      why: 'a file that is not readable was refused before',
    },
    {
      original: "denial?.decision.rule ?? 'WA2'",
      replacement: '(denial?.decision.rule)',
      why: 'each class was asked at least once',
    },
    {
      original: 'withdrawn !== null && withdrawn > day',
      replacement: '(withdrawn > day)',
      why: 'null is after no day',
    },
    { original: 'acts: []', replacement: '...{}', why: 'whoever asks sets them' },
    { original: 'until: null', replacement: '...{}', why: 'nothing is as late as null' },
  ],
  'server/domain/access/decideFor.ts': [
    {
      original: 'day !== undefined && day !== null',
      replacement: '(day !== undefined)',
      why: 'null comes after no day',
    },
    {
      original: 'day !== undefined && day !== null',
      replacement: '(day !== null)',
      why: 'undefined comes after no day',
    },
    {
      original: 'request.from === request.to',
      replacement: 'false',
      why: 'a short cut: at home every day is allowed, and stands on no consent',
    },
    {
      original: 'each !== undefined && each !== null',
      replacement: '(each !== null)',
      why: 'undefined is sorted last',
    },
    {
      original: "consent !== null && clauseOf(compiled, decision)?.requires.includes('consent') === true",
      replacement: "(clauseOf(compiled, decision)?.requires.includes('consent') === true)",
      why: 'without a consent none is needed: both are null',
    },
    {
      original: ' > ',
      replacement: ' >= ',
      on: 'two that came as far are alike',
      why: 'reached(decision) > reached(nearest)',
    },
    {
      original: `[request.consent?.until, request.consent?.withdrawn].filter(
    (day) => day !== undefined && day !== null,
  )`,
      replacement: '[request.consent?.until, request.consent?.withdrawn]',
      why: 'none is after no day',
    },
    { original: ' > ', replacement: ' >= ', on: 'on its own day it was allowed', why: 'day > request.day' },
    {
      original: `[
    compiled.turningDays.find(fails),
    own.sort().find(fails),
    consent?.until,
    consent?.withdrawn,
  ].filter((each) => each !== undefined && each !== null)`,
      replacement: `[
    compiled.turningDays.find(fails),
    own.sort().find(fails),
    consent?.until,
    consent?.withdrawn,
  ]`,
      why: 'none is sorted behind every day',
    },
    {
      original: 'each !== undefined && each !== null',
      replacement: '(each !== undefined)',
      why: 'null is sorted behind every day',
    },
  ],
  'server/domain/access/earliest.ts': [
    {
      original: 'days.filter((each) => each !== null)',
      replacement: 'days',
      why: 'null is sorted behind every day',
    },
  ],
  'server/domain/access/explainDenial.ts': [
    {
      original: 'withdrawn !== null && withdrawn <= day',
      replacement: '(withdrawn <= day)',
      why: 'null is on or before no day',
    },
    {
      original: 'named?.withdrawn ?? null',
      replacement: '(named?.withdrawn)',
      why: 'undefined is on or before no day either',
    },
    { original: 'ground === undefined', replacement: 'false', why: 'the line below asks for it, too' },
    {
      original: 'ground === undefined || since === null',
      replacement: '(since === null)',
      why: 'without a ground there is no such day',
    },
    { original: 'find', replacement: 'findLast', on: 'a purpose has one ground', why: 'grounds.find' },
    {
      original: 'named !== undefined && named.until !== null',
      replacement: '(named !== undefined)',
      why: 'null is on or before no day',
    },
    {
      original: 'agreement === null || clause === null || dataClass === undefined',
      replacement: 'false',
      why: 'what froze stood on a clause, for a class',
    },
    {
      original: 'agreement === null || clause === null || dataClass === undefined',
      replacement: '(agreement === null || clause === null)',
      why: 'what froze stood on a clause, for a class',
    },
    {
      original: 'agreement === null || clause === null || dataClass === undefined',
      replacement: '(dataClass === undefined)',
      why: 'what froze stood on a clause, for a class',
    },
    {
      original: 'agreement === null || clause === null',
      replacement: '(agreement === null)',
      why: 'what froze stood on a clause, for a class',
    },
    {
      original: 'agreement === null || clause === null',
      replacement: '(clause === null)',
      why: 'what froze stood on a clause, for a class',
    },
    {
      original: 'purposes: [purpose]',
      replacement: '...{}',
      why: 'what froze its clause fails before the consent is asked',
    },
    {
      original: 'purpose',
      replacement: '...[]',
      on: 'what froze its clause fails before the consent is asked',
      why: 'const consent',
    },
    {
      original: "recipients: 'any'",
      replacement: '...{}',
      why: 'what froze its clause fails before the consent is asked',
    },
    {
      original: 'from: day',
      replacement: '...{}',
      on: 'what froze its clause fails before the consent is asked',
      why: 'const consent',
    },
    {
      original: 'consent',
      replacement: '...{}',
      on: 'what froze its clause fails before the consent is asked',
      why: 'const request',
    },
  ],
  'server/domain/access/mayAccess.ts': [
    {
      original: 'account.positions.filter((each) => each !== position)',
      replacement: 'account.positions',
      why: 'the one acted in was asked before, and is not related',
    },
    {
      original: 'position.until !== null && position.until <= day',
      replacement: '(position.until <= day)',
      why: 'null is on or before no day',
    },
  ],
};
