import type { ReactNode } from 'react';
import { isRefused } from '../../api/isRefused.ts';
import { Badge } from '../../ui/Badge.tsx';
import { Card } from '../../ui/Card.tsx';
import { ErrorNotice } from '../../ui/ErrorNotice.tsx';
import { Skeleton } from '../../ui/Skeleton.tsx';

interface HomePartProps {
  title: string;
  empty: string;
  query: { readonly data: unknown; readonly isPending: boolean; readonly error: Error | null };
  count: number;
  children: ReactNode;
}

/** One heap on the desk: how many, which, or that it is empty. */
export const HomePart = ({ title, empty, query, count, children }: HomePartProps) => (
  <Card title={title} aside={count > 0 && <Badge tone="key">{count}</Badge>}>
    {isRefused(query) && <ErrorNotice error={query.error} />}
    {query.isPending && <Skeleton rows={1} />}
    {!query.isPending && !isRefused(query) && count === 0 && <p>{empty}</p>}
    {count > 0 && <ul>{children}</ul>}
  </Card>
);
