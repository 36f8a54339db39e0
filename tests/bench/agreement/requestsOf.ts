import type { CompiledAgreements } from '#domain/agreement/compileAgreements.ts';
import type { CrossingRequest } from '#domain/agreement/crossingRequest.ts';
import { decide } from '#domain/agreement/decide.ts';
import type { BenchRegion } from './benchRegion.ts';

/** As many requests that are allowed as are denied, one after the other. */
export const requestsOf = (
  region: BenchRegion,
  compiled: CompiledAgreements,
  count: number,
): readonly CrossingRequest[] => {
  const allowed: CrossingRequest[] = [];
  const denied: CrossingRequest[] = [];
  while (allowed.length < count / 2 || denied.length < count / 2) {
    const request = region.request();
    (decide(compiled, request).allowed ? allowed : denied).push(request);
  }
  // Copied in their order, as they would come one after the other, not strewn over the heap.
  return allowed
    .slice(0, count / 2)
    .flatMap((request, at) => [asLoaded(request), asLoaded(denied[at] ?? request)]);
};

/**
 * As the gate makes one: purpose and class are words of the program and the day is today's one text; what was read
 * from the store, the consent too, is text of its own in each request, which nothing has hashed yet
 * (JSON.parse would give known texts again).
 */
export const asLoaded = (request: CrossingRequest): CrossingRequest => {
  const { day, purpose, dataClass } = request;
  return { ...structuredClone(request), day, purpose, dataClass };
};
