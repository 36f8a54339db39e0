import { type ComponentType, type LazyExoticComponent, lazy, type ReactNode } from 'react';
import { useLocation } from 'wouter';
import { ApiFailure } from '../api/ApiFailure.ts';
import { FaultBoundary } from './FaultBoundary.tsx';
import { failedParts } from './failedParts.ts';

/**
 * A part of a page whose code is fetched when it is first shown, within a boundary of its own. A fault in it, or a
 * line that does not bring its code (reported as N-01), leaves the page around it as it is. `instead`: what can be
 * read in that case.
 */
export const lazyPart = <Props extends object>(
  load: () => Promise<{ readonly default: ComponentType<Props> }>,
  instead?: (props: Props) => ReactNode,
): ComponentType<Props> => {
  let part: LazyExoticComponent<ComponentType<Props>>;
  const begin = () => {
    part = lazy(() =>
      load().catch(() => {
        failedParts.add(begin);
        throw new ApiFailure({ code: 'N-01', traceId: '-' });
      }),
    );
  };
  begin();
  // Looked up within the boundary, which shows the same children again after a fault: so it gets the part that was
  // fetched anew.
  const Current = (props: Props) => {
    const Part = part as ComponentType<Props>;
    return <Part {...props} />;
  };
  return (props) => {
    const [place] = useLocation();
    return (
      <FaultBoundary shown={place} instead={instead?.(props)}>
        <Current {...props} />
      </FaultBoundary>
    );
  };
};
