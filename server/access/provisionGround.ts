import type { DataClass } from '#domain/vocabulary/dataClasses.ts';
import type { Grant } from './gate.ts';
import type { ProvisionRecord } from './provisionModel.ts';

/** What a provision stands on, and the classes that it gave under it. */
export interface ProvisionGround {
  readonly dataClasses: DataClass[];
  readonly agreement: string | null;
  readonly version: number | null;
  readonly clause: string | null;
  readonly consent: ProvisionRecord['consent'];
  readonly membership: ProvisionRecord['membership'];
}

/** Of what is shown: classes may stand on different clauses, consents and memberships, one provision for each, so that a withdrawal finds its own. */
export const groundsOf = (grant: Grant, shown: readonly DataClass[]): ProvisionGround[] => {
  const grounds = new Map<string, ProvisionGround>();
  for (const dataClass of grant.disclosed) {
    if (!shown.includes(dataClass)) continue;
    const ground = grant.groundOf(dataClass);
    // What is only read back (WA15) in a record that is still entered is not provided anew.
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
