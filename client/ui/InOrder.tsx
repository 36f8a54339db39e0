import type { ReactNode } from 'react';
import { Skeleton } from './Skeleton.tsx';

export interface OrderedPart {
  readonly key: string;
  /** Its first answer is on its way. */
  readonly isAwaited: boolean;
  readonly shown: ReactNode;
}

/**
 * Parts that stand below each other and are answered at different times: each is shown once it and all above it are
 * there, with a skeleton for the rest, so that nothing moves that somebody may be reading or about to press.
 */
export const InOrder = ({ parts }: { parts: readonly OrderedPart[] }) => {
  const first = parts.findIndex((part) => part.isAwaited);
  const there = first < 0 ? parts : parts.slice(0, first);
  return (
    <>
      {there.map(({ key, shown }) => (
        <div key={key}>{shown}</div>
      ))}
      {/* One of its own for each place: it comes and goes, and never moves. */}
      {first >= 0 && <Skeleton key={`awaits ${first}`} rows={4} />}
    </>
  );
};
