import type { AcceptedMutants } from '../acceptedMutant.ts';

export const domainAccess: AcceptedMutants = {
  'server/domain/access/crossBorder.ts': [
    {
      original: 'kind.rows(attributes, act, relation.purposes) ?? []',
      replacement: '(kind.rows(attributes, act, relation.purposes))',
      why: 'a kind without rows was answered before',
    },
    { original: 'find', replacement: 'findLast', on: 'account.positions.find', why: 'an id is there once' },
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
      on: 'reached(decision) > reached(nearest)',
      why: 'two that came as far are alike',
    },
    {
      original: `[request.consent?.until, request.consent?.withdrawn].filter(
    (day) => day !== undefined && day !== null,
  )`,
      replacement: '[request.consent?.until, request.consent?.withdrawn]',
      why: 'none is after no day',
    },
    { original: ' > ', replacement: ' >= ', on: 'day > request.day', why: 'on its own day it was allowed' },
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
    { original: 'find', replacement: 'findLast', on: 'grounds.find', why: 'a purpose has one ground' },
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
      on: 'const consent',
      why: 'what froze its clause fails before the consent is asked',
    },
    {
      original: "recipients: 'any'",
      replacement: '...{}',
      why: 'what froze its clause fails before the consent is asked',
    },
    {
      original: 'from: day',
      replacement: '...{}',
      on: 'const consent',
      why: 'what froze its clause fails before the consent is asked',
    },
    {
      original: 'consent',
      replacement: '...{}',
      on: 'const request',
      why: 'what froze its clause fails before the consent is asked',
    },
    { original: 'find', replacement: 'findLast', on: 'consents.find', why: 'an id is there once' },
  ],
  'server/domain/access/frozenSince.ts': [
    {
      original: ' > ',
      replacement: ' >= ',
      on: 'at > 0',
      why: 'before the first turning day nothing was in force',
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
    { original: 'find', replacement: 'findLast', on: 'positions.find', why: 'an id is there once' },
    {
      original: "is: 'none'",
      replacement: '...{}',
      why: 'of one position only related and ended are asked for',
    },
    { original: 'b === null', replacement: 'false', why: 'null is before no day' },
    { original: ' < ', replacement: ' <= ', on: 'b < a', why: 'of two equal days either is the earlier' },
  ],
  'server/domain/access/orderConsents.ts': [
    {
      original: 'membership?.grounds.find((each) => each.purpose === purpose)?.consent ?? null',
      replacement: '(membership?.grounds.find((each) => each.purpose === purpose)?.consent)',
      why: 'no consent has such an id',
    },
    { original: '1', replacement: '(1 + 1)', why: 'an order has a sign alone' },
  ],
  'server/domain/access/readBack.ts': [
    {
      original: 'each.withdrawn !== null && each.withdrawn <= day',
      replacement: '(each.withdrawn <= day)',
      why: 'null is on or before no day',
    },
    {
      original: 'a.first - b.first || a.last - b.last',
      replacement: '(a.first - b.first)',
      why: 'ranges that begin together become one',
    },
  ],
  'server/domain/access/refuse.ts': [
    { original: 'home: null', replacement: '...{}', why: 'each refusal tells a home of its own' },
  ],
  'server/domain/access/showClass.ts': [
    { original: 'find', replacement: 'findLast', on: 'consents.find', why: 'an id is there once' },
    { original: 'listing ?? {}', replacement: '(listing)', why: 'what is read back is listed' },
  ],
};
