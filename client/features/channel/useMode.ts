import { useEffect, useState } from 'react';
import type { ChannelId } from '#domain/ids.ts';
import { useBegun } from './useBegun.ts';
import { useCameBack } from './useCameBack.ts';

/** What has a form of its own. */
export const ownForms = ['visit-report', 'topic'] as const;
export type OwnForm = (typeof ownForms)[number];

/** Which form is open in the place of the talk, and which were begun. What was refused comes back with its words, at once. */
export const useMode = (channel: ChannelId) => {
  const [mode, setMode] = useState<OwnForm | null>(null);
  const begun = useBegun(channel, ownForms);
  const cameBack = useCameBack(channel, ownForms);
  useEffect(() => {
    if (cameBack !== null) setMode(cameBack);
  }, [cameBack]);
  return { mode, setMode, begun };
};
