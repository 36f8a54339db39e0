import type { Route } from '#contracts/http/route.ts';

/** The address of a route with its parameters filled in: for fetching, for links to files and for pictures. */
export const routeUrl = (
  route: Route,
  params: Record<string, unknown> = {},
  query: Record<string, unknown> = {},
): string => {
  const path = route.path.replace(/:([a-zA-Z]+)/g, (_, name: string) =>
    encodeURIComponent(String(params[name])),
  );
  const search = new URLSearchParams();
  for (const [name, value] of Object.entries(query)) {
    if (value !== undefined && value !== null) search.set(name, String(value));
  }
  const text = search.toString();
  return `/api${path}${text && `?${text}`}`;
};
