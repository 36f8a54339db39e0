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
}

/** Of what is shown: classes may stand on different clauses and consents, one provision for each, so that a withdrawal finds its own. */
export const groundsOf = (grant: Grant, shown: readonly DataClass[]): ProvisionGround[] => {
  const grounds = new Map<string, ProvisionGround>();
  for (const dataClass of grant.disclosed) {
    if (!shown.includes(dataClass)) continue;
    const ground = grant.groundOf(dataClass);
    // What is only read back (WA15) in a record that is still entered is not provided anew.
    if (ground === null || grant.discloses(dataClass, Number.MAX_SAFE_INTEGER).disclosed === false) continue;
    const { agreement, version, clause } = ground.decision;
    const key = [agreement, version, clause, ground.consent].join('|');
    const known = grounds.get(key);
    if (known === undefined)
      grounds.set(key, { dataClasses: [dataClass], agreement, version, clause, consent: ground.consent });
    else known.dataClasses.push(dataClass);
  }
  return [...grounds.values()];
};
