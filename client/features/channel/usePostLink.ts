import { useQuery } from '@tanstack/react-query';
import { useEffect, useRef } from 'react';
import { postRoutes } from '#contracts/http/postRoutes.ts';
import type { PostId } from '#domain/ids.ts';
import { callRoute } from '../../api/callRoute.ts';
import type { PatientRoom } from './PatientRoom.ts';

/** [WR6] The post that a link names, once: where it stands is asked of the house. To whom it is not shown it is not there. */
export const usePostLink = (
  room: PatientRoom,
  post: PostId | undefined,
  isReady: boolean,
  goTo: (seq: number) => void,
) => {
  const went = useRef<PostId | null>(null);
  const asked = useQuery({
    enabled: post !== undefined && isReady,
    queryKey: ['post', room.channel, post],
    queryFn: ({ signal }) =>
      callRoute(postRoutes.readPost, { params: { channel: room.channel, post: post! } }, { signal }),
  });
  const seq = asked.data?.post.seq;
  useEffect(() => {
    if (post === undefined || seq === undefined || went.current === post) return;
    went.current = post;
    goTo(seq);
  });
  return { isMissing: post !== undefined && asked.isError };
};
