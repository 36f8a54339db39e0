import { describe, expect, it } from '@jest/globals';
import { openApi } from '#contracts/http/openApi.ts';
import { routes, routeTables } from '#contracts/http/routes.ts';

const document = openApi(routes) as {
  paths: Record<
    string,
    Record<string, { operationId: string; parameters: { name: string; in: string }[]; responses: object }>
  >;
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
