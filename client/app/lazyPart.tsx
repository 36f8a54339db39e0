import { type ComponentType, type LazyExoticComponent, lazy, type ReactNode } from 'react';
import { useLocation } from 'wouter';
import { ApiFailure } from '../api/ApiFailure.ts';
import { FaultBoundary } from './FaultBoundary.tsx';
import { failedParts } from './failedParts.ts';

/**
 * A part whose code is fetched when it is first shown, within a boundary of its own: a fault in it, or a line that does
 * not bring it (said as what it is, N-01), takes nothing of the page around it. `instead`: what can be read all the same.
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
  // Within the boundary, which shows anew what it was given: the part of now is looked up there.
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
