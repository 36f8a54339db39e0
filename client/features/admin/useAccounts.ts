import { useQuery } from '@tanstack/react-query';
import { accountRoutes } from '#contracts/http/accountRoutes.ts';
import type { AccountId } from '#domain/ids.ts';
import type { MunicipalityCode } from '#domain/vocabulary/municipalityCode.ts';
import { callRoute } from '../../api/callRoute.ts';
import { readAllPages } from '../../api/readAllPages.ts';

/** The people whose accounts the municipality manages, with positions and capacities: all of them, by their reading. */
export const useAccounts = (municipality: MunicipalityCode) =>
  useQuery({
    queryKey: ['accounts', municipality],
    queryFn: async ({ signal }) => {
      const pages = await readAllPages((after: AccountId | undefined) =>
        callRoute(
          accountRoutes.listAccounts,
          { params: { municipality }, query: after ? { after } : {} },
          { signal },
        ),
      );
      const accounts = pages.flatMap((page) => page.accounts);
      return {
        accounts: accounts.sort((a, b) => a.kana.localeCompare(b.kana, 'ja')),
        left: pages.flatMap((page) => page.left).sort((a, b) => ((a.at ?? '') < (b.at ?? '') ? 1 : -1)),
      };
    },
  });

export type ListedAccount = NonNullable<ReturnType<typeof useAccounts>['data']>['accounts'][number];
