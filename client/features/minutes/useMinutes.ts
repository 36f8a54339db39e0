import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useCallback } from 'react';
import { minutesRoutes } from '#contracts/http/minutesRoutes.ts';
import type { MinutesId } from '#domain/ids.ts';
import { callRoute } from '../../api/callRoute.ts';

/** The form with everything in it, and how to say that it moved. */
export const useMinutes = (id: MinutesId) => {
  const queries = useQueryClient();
  const minutes = useQuery({
    queryKey: ['minutes', id],
    queryFn: ({ signal }) => callRoute(minutesRoutes.readMinutes, { params: { minutes: id } }, { signal }),
  });
  const moved = useCallback(
    () =>
      Promise.all([
        queries.invalidateQueries({ queryKey: ['minutes', id] }),
        queries.invalidateQueries({ queryKey: ['attestations'] }),
        queries.invalidateQueries({ queryKey: ['patientMinutes'] }),
      ]),
    [queries, id],
  );
  return { minutes, moved };
};
