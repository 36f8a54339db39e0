import { describe, expect, it } from '@jest/globals';
import * as z from 'zod/mini';
import { openApi } from '#contracts/http/openApi.ts';
import { type Route, usualBody } from '#contracts/http/route.ts';
import { routes, routeTables } from '#contracts/http/routes.ts';

interface Shape {
  readonly type?: string;
  readonly properties?: Readonly<Record<string, Shape>>;
  readonly additionalProperties?: Shape | boolean;
  readonly items?: Shape;
  readonly anyOf?: readonly Shape[];
  readonly oneOf?: readonly Shape[];
  readonly allOf?: readonly Shape[];
  readonly enum?: readonly string[];
  readonly const?: unknown;
  readonly maxLength?: number;
  readonly maxItems?: number;
  readonly pattern?: string;
  readonly format?: string;
}
interface Operation {
  readonly operationId: string;
  readonly parameters: readonly { readonly name: string; readonly in: string }[];
  readonly requestBody?: object;
  readonly responses: object;
}
const document = openApi(routes) as unknown as {
  readonly paths: Readonly<Record<string, Readonly<Record<string, Operation>>>>;
  readonly components: {
    readonly schemas: { readonly Error: object };
    readonly responses: Readonly<Record<string, { readonly headers?: object }>>;
  };
};

/** Every schema of the document, with where it stands. */
const schemasIn = (at: unknown, path = ''): { path: string; shape: Shape }[] => {
  if (typeof at !== 'object' || at === null) return [];
  return Object.entries(at).flatMap(([key, below]) =>
    key === 'schema' || path.endsWith('.schemas')
      ? [{ path: `${path}.${key}`, shape: below as Shape }]
      : schemasIn(below, `${path}.${key}`),
  );
};

/** A character has three bytes at most for each unit of its length; a record has as many keys as a form has fields. */
const FIELDS_OF_A_FORM = 40;

const fixedForm = /^\^\[[0-9a-zA-Z_-]+\]\{(\d+)\}\$$/;

/** The most bytes of JSON that a schema allows. */
const mostBytes = (shape: Shape): number => {
  const several = shape.anyOf ?? shape.oneOf ?? shape.allOf;
  if (several !== undefined) return Math.max(...several.map(mostBytes));
  if (typeof shape.const === 'string') return shape.const.length + 2;
  if (shape.enum !== undefined) return Math.max(...shape.enum.map((each) => each.length + 2));
  switch (shape.type) {
    case 'object': {
      const own = Object.entries(shape.properties ?? {}).map(
        ([name, field]) => name.length + 4 + mostBytes(field),
      );
      const more =
        typeof shape.additionalProperties === 'object' ? mostBytes(shape.additionalProperties) + 44 : 0;
      return own.reduce((sum, bytes) => sum + bytes, 2) + more * FIELDS_OF_A_FORM;
    }
    case 'array':
      return 2 + (shape.maxItems ?? Number.POSITIVE_INFINITY) * (mostBytes(shape.items ?? {}) + 1);
    case 'string':
      // An id or a code has as many characters as its form says.
      if (fixedForm.test(shape.pattern ?? '')) return 2 + Number(fixedForm.exec(shape.pattern!)![1]);
      // Another text of a fixed form (a day, a token) is short.
      return (
        2 +
        3 *
          (shape.maxLength ?? (shape.pattern === undefined && shape.format === undefined ? Infinity : 64 / 3))
      );
    default:
      return 24;
  }
};

const operations = Object.entries(document.paths).flatMap(([path, methods]) =>
  Object.entries(methods).map(([method, operation]) => ({ path, method, operation })),
);

describe('the route table', () => {
  it('holds every route of every feature: no name and no path is given twice', () => {
    const tables = Object.values(routeTables).flatMap((table) => Object.entries(table));
    expect(tables.map(([name]) => name).sort()).toEqual(Object.keys(routes).sort());
    const doors = tables.map(([, { method, path }]) => `${method} ${path.replace(/:\w+/g, ':')}`);
    expect(new Set(doors).size).toBe(doors.length);
  });
});

describe('the OpenAPI document', () => {
  it('is 3.1, JSON through and through, and names each route once', () => {
    expect(JSON.parse(JSON.stringify(document))).toEqual(document);
    expect(document).toMatchObject({ openapi: '3.1.0', info: { title: 'Engawa' } });
    expect(operations.map(({ operation }) => operation.operationId).sort()).toEqual(
      Object.keys(routes).sort(),
    );
  });

  it('names every parameter of every path, and an answer and an error for every operation', () => {
    for (const { path, operation } of operations) {
      const named = operation.parameters.filter((each) => each.in === 'path').map(({ name }) => name);
      const asked = [...path.matchAll(/\{(\w+)\}/g)].map(([, name]) => name);
      expect([path, named.sort()]).toEqual([path, asked.sort()]);
      expect(Object.keys(operation.responses)).toContain('default');
      expect(Object.keys(operation.responses).some((status) => status.startsWith('2'))).toBe(true);
    }
  });

  it('[DO6] gives a type to every field and id, of what is asked and of what is answered', () => {
    const untyped: string[] = [];
    const look = (shape: Shape, path: string): void => {
      const says = ['type', 'anyOf', 'oneOf', 'allOf', 'const', 'enum', '$ref'].some((key) => key in shape);
      if (!says) untyped.push(path);
      for (const [name, field] of Object.entries(shape.properties ?? {})) look(field, `${path}.${name}`);
      if (shape.items !== undefined) look(shape.items, `${path}[]`);
      for (const one of [...(shape.anyOf ?? []), ...(shape.oneOf ?? []), ...(shape.allOf ?? [])])
        look(one, path);
      if (
        typeof shape.additionalProperties === 'object' &&
        Object.keys(shape.additionalProperties).length > 0
      )
        look(shape.additionalProperties, `${path}{}`);
    };
    for (const { path, shape } of schemasIn(document)) look(shape, path);
    expect(untyped).toEqual([]);
    const account = operations.find(({ operation }) => operation.operationId === 'makeAccount');
    expect(JSON.stringify(account?.operation.responses)).toContain(
      '"account":{"type":"string","pattern":"^[0-9a-f]{24}$"}',
    );
  });

  it('[DO6] closes no enumeration of an answer: a later house says words that this document does not know', () => {
    for (const { path, operation } of operations)
      expect([path, JSON.stringify(operation.responses).match(/"enum":\[/g)]).toEqual([path, null]);
    const errors = JSON.stringify(document.components.schemas.Error);
    expect(errors).not.toContain('"enum":[');
    expect(errors).toMatch(/"x-extensible-enum":\[[^\]]*"login-name-taken"/);
    // What is asked is closed: what is not in it is V-01.
    expect(JSON.stringify(document)).toContain('"enum":["jsonl","csv","fhir"]');
  });

  it('[DO6] allows no body that its door would find too large', () => {
    for (const [name, route] of Object.entries(routes) as [string, Route][]) {
      if (route.body === undefined || route.body === 'upload') continue;
      const most = mostBytes(z.toJSONSchema(route.body, { io: 'input', unrepresentable: 'any' }) as Shape);
      const bound = route.largestBody ?? usualBody;
      expect([name, most <= bound ? 'fits' : `${most} bytes in ${bound}`]).toEqual([name, 'fits']);
    }
  });

  it('[DO7] tells of 405 with Allow, of 413 and 415 where there is a body, of 429 and 503 with Retry-After', () => {
    for (const { path, operation } of operations) {
      const { responses, requestBody } = operation;
      const told = ['405', '429', '503', ...(requestBody === undefined ? [] : ['413', '415'])];
      expect([path, Object.keys(responses)]).toEqual([path, expect.arrayContaining(told)]);
    }
    const { OtherMethod, ComeAgain } = document.components.responses;
    expect([Object.keys(OtherMethod?.headers ?? {}), Object.keys(ComeAgain?.headers ?? {})]).toEqual([
      ['Allow'],
      ['Retry-After'],
    ]);
  });

  it('[DO7] knows each query: one that it does not name is refused everywhere', () => {
    for (const [name, route] of Object.entries(routes) as [string, Route][]) {
      if (route.query === undefined) continue;
      const unknown = z.safeParse(route.query, { 'not-asked-for': 'x' });
      expect([name, unknown.error?.issues.some(({ code }) => code === 'unrecognized_keys')]).toEqual([
        name,
        true,
      ]);
    }
  });

  it('has no reference that leads nowhere', () => {
    const text = JSON.stringify(document);
    for (const [, pointer = ''] of text.matchAll(/"\$ref":"#\/([^"]+)"/g)) {
      const found = pointer
        .split('/')
        .reduce<unknown>((at, key) => (at as Record<string, unknown>)?.[key], document);
      expect([pointer, typeof found]).toEqual([pointer, 'object']);
    }
  });
});
