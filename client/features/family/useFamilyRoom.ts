import { useQuery } from '@tanstack/react-query';
import { familyRoutes } from '#contracts/http/familyRoutes.ts';
import type { PatientId } from '#domain/ids.ts';
import type { FamilyAddressee } from '#domain/records/familyRoom/familyVocabulary.ts';
import { callRoute } from '../../api/callRoute.ts';

/** Each look is in the trail: once a minute while the page is in front, and whenever it comes back there. */
const LOOK_MS = 60_000;

export const useFamilyRoom = (familyRoom: PatientId) =>
  useQuery({
    queryKey: ['familyRoom', familyRoom],
    queryFn: ({ signal }) => callRoute(familyRoutes.readFamilyRoom, { params: { familyRoom } }, { signal }),
    refetchInterval: LOOK_MS,
  });

export const useFamilyPosts = (familyRoom: PatientId, to: FamilyAddressee) =>
  useQuery({
    queryKey: ['familyPosts', familyRoom, to],
    queryFn: ({ signal }) =>
      callRoute(familyRoutes.listFamilyPosts, { params: { familyRoom }, query: { to } }, { signal }),
    refetchInterval: LOOK_MS,
  });
