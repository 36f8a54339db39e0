import { useQuery } from '@tanstack/react-query';
import { accountRoutes } from '#contracts/http/accountRoutes.ts';
import type { MunicipalityCode } from '#domain/vocabulary/municipalityCode.ts';
import { callRoute } from '../../api/callRoute.ts';

/** The people whose accounts the municipality manages, with positions and capacities. */
export const useAccounts = (municipality: MunicipalityCode) =>
  useQuery({
    queryKey: ['accounts', municipality],
    queryFn: ({ signal }) => callRoute(accountRoutes.listAccounts, { params: { municipality } }, { signal }),
  });

export type ListedAccount = NonNullable<ReturnType<typeof useAccounts>['data']>['accounts'][number];
