import type { Route } from '#contracts/http/route.ts';
import { type NamedIds, sampleValue } from './sampleValue.ts';

export interface Filled {
  readonly method: string;
  readonly path: string;
  readonly body: unknown;
}

export const namesIn = (path: string): string[] => [...path.matchAll(/:(\w+)/g)].map(([, name = '']) => name);

/** A request of a route that is right in form, about these ids. Throws for a route whose ids it does not know. */
export const fillRoute = (route: Route, ids: NamedIds): Filled => {
  const path = route.path.replace(/:(\w+)/g, (_, name: string) => {
    const id = ids[name];
    if (id === undefined)
      throw new Error(`${route.path}: the matrix has no ${name}: add it to foreignObjects`);
    return encodeURIComponent(id);
  });
  const query = route.query === undefined ? {} : (sampleValue(route.query, ids) as Record<string, string>);
  const search = new URLSearchParams(query).toString();
  return {
    method: route.method,
    path: `/api${path}${search === '' ? '' : `?${search}`}`,
    body: route.body === undefined || route.body === 'upload' ? undefined : sampleValue(route.body, ids),
  };
};
