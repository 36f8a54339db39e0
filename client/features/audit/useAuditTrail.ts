import { useInfiniteQuery } from '@tanstack/react-query';
import { auditRoutes } from '#contracts/http/auditRoutes.ts';
import type { AuditRecord } from '#contracts/http/auditView.ts';
import type { MunicipalityCode } from '#domain/vocabulary/municipalityCode.ts';
import { callRoute } from '../../api/callRoute.ts';
import { type AuditFilter, hasWrongDays, queryOf } from './AuditFilter.ts';

/** The trail page by page; asked anew only when somebody asks, for every asking is recorded. */
export const useAuditTrail = (municipality: MunicipalityCode, filter: AuditFilter) => {
  const query = queryOf(filter);
  return useInfiniteQuery({
    queryKey: ['auditTrail', municipality, query],
    queryFn: ({ signal, pageParam }) =>
      callRoute(
        auditRoutes.listAudit,
        {
          params: { municipality },
          query: { ...query, ...(pageParam !== null && { before: pageParam }) },
        },
        { signal },
      ),
    initialPageParam: null as number | null,
    getNextPageParam: (page) => page.next,
    refetchOnWindowFocus: false,
    refetchOnReconnect: false,
    refetchInterval: false,
    enabled: !hasWrongDays(filter),
  });
};

export type AuditTrail = ReturnType<typeof useAuditTrail>;

export const recordsOf = ({ data }: AuditTrail): readonly AuditRecord[] =>
  data?.pages.flatMap((page) => page.records) ?? [];
