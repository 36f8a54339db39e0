import type { DataClass } from '#domain/vocabulary/dataClasses.ts';
import type { Grant } from './gate.ts';
import type { ProvisionRecord } from './provisionModel.ts';

/** What one provision stands on, and the classes that were given under it. */
export interface ProvisionGround {
  readonly dataClasses: DataClass[];
  readonly agreement: string | null;
  readonly version: number | null;
  readonly clause: string | null;
  readonly consent: ProvisionRecord['consent'];
  readonly membership: ProvisionRecord['membership'];
}

/**
 * The grounds of what is shown. Its classes may stand on different clauses, consents and memberships; each gets a
 * provision of its own, so that the withdrawal of a consent finds what was given under it.
 */
export const groundsOf = (grant: Grant, shown: readonly DataClass[]): ProvisionGround[] => {
  const grounds = new Map<string, ProvisionGround>();
  for (const dataClass of grant.disclosed) {
    if (!shown.includes(dataClass)) continue;
    const ground = grant.groundOf(dataClass);
    // What is only read back (WA15), in a record that one may otherwise enter, is not provided a second time.
    if (ground === null || grant.discloses(dataClass, Number.MAX_SAFE_INTEGER).disclosed === false) continue;
    const { agreement, version, clause } = ground.decision;
    const { consent, membership } = ground;
    const key = [agreement, version, clause, consent, membership].join('|');
    const known = grounds.get(key);
    if (known === undefined)
      grounds.set(key, { dataClasses: [dataClass], agreement, version, clause, consent, membership });
    else known.dataClasses.push(dataClass);
  }
  return [...grounds.values()];
};
