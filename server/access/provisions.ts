import type { ProvisionFacts } from '#domain/access/facts.ts';
import type { RecordRef } from '#domain/access/recordRef.ts';
import type { AccountId, FactId, ProvisionId } from '#domain/ids.ts';
import type { DataClass } from '#domain/vocabulary/dataClasses.ts';
import { newId } from '#platform/newId.ts';
import type { Platform } from '#platform/platform.ts';
import { factOf } from './factOf.ts';
import type { FactRecord } from './factRecord.ts';
import type { Grant, Provision } from './gate.ts';
import { groupInserts } from './groupInserts.ts';
import { isCrossing } from './isCrossing.ts';
import { keepProvisions } from './keepProvisions.ts';
import { type ProvisionRecord, provisionModel } from './provisionModel.ts';
import { unlinked } from './unlinked.ts';

interface Provisions {
  /** Opens before the first item is sent. */
  open(grant: Grant, firstSeq: number): Promise<Provision>;
  /** A range that is known whole. */
  record(grant: Grant, firstSeq: number, lastSeq: number): Promise<void>;
  /** [WA15] What was given to one person of one record. */
  given(account: AccountId, record: RecordRef): Promise<ProvisionFacts[]>;
}

type Parts = Pick<Platform, 'db' | 'log' | 'lifecycle' | 'clock' | 'nodeId'>;

const none: Provision = { shown: () => {}, close: async () => {} };

export const openProvisions = async (platform: Parts): Promise<Provisions> => {
  const { db, clock, log } = platform;
  const model = provisionModel(db);
  await model.createCollection();
  await model.createIndexes();
  const inserts = groupInserts<ProvisionRecord>(model.collection as never, log);
  const keeper = await keepProvisions(platform);

  const make = (grant: Grant, firstSeq: number, lastSeq: number | null): ProvisionRecord[] => {
    const at = clock.now();
    return groundsOf(grant).map((ground) => {
      const openedBy = factOfProvision('provision-opened', grant, ground, at);
      return {
        _id: newId<ProvisionId>(),
        account: grant.actor.account,
        position: grant.position?.id ?? '',
        facility: grant.position?.facility ?? '',
        record: { kind: grant.record.kind, id: grant.record.id },
        ...ground,
        membership: grant.ground.membership,
        from: grant.ground.from,
        to: grant.ground.to,
        purpose: grant.ground.purpose,
        day: grant.ground.day,
        firstSeq,
        // A record without numbers is shown whole: once it is opened, it counts as shown.
        shownSeq: firstSeq === 0 ? 0 : firstSeq - 1,
        lastSeq,
        node: keeper.name,
        closed: lastSeq !== null,
        openedBy,
        ...unlinked(openedBy),
        closedBy: lastSeq === null ? null : { ...openedBy, _id: newId<FactId>(), kind: 'provision-closed' },
      };
    });
  };

  return {
    open: async (grant, firstSeq) => {
      if (!crosses(grant)) return none;
      const made = make(grant, firstSeq, null);
      keeper.hold(made);
      await inserts.insert(...made);
      let ended: Promise<void> | undefined;
      return {
        shown: (lastSeq) => keeper.shown(made, lastSeq),
        close: (lastSeq) => {
          ended ??= keeper.close(made, lastSeq).catch((error: unknown) => {
            // Not closed: whoever asks again tries again. Kept, the failure would be everybody's answer from here on.
            ended = undefined;
            throw error;
          });
          return ended;
        },
      };
    },
    record: async (grant, firstSeq, lastSeq) => {
      if (crosses(grant)) await inserts.insert(...make(grant, firstSeq, lastSeq));
    },
    given: async (account, record) => {
      const found = await model.find({ account, 'record.id': record.id, 'record.kind': record.kind }).lean();
      return found.map(
        ({ dataClasses, firstSeq, lastSeq, shownSeq, consent, agreement, version, clause }) => ({
          dataClasses,
          firstSeq,
          lastSeq: lastSeq ?? shownSeq,
          consent,
          agreement,
          version,
          clause,
        }),
      );
    },
  };
};

/** Reading one's own provisions again (WA15) provides nothing new. */
const crosses = (grant: Grant): boolean => isCrossing(grant) && !grant.readOnly;

interface ProvisionGround {
  readonly dataClasses: DataClass[];
  readonly agreement: string | null;
  readonly version: number | null;
  readonly clause: string | null;
  readonly consent: ProvisionRecord['consent'];
}

/** Classes may stand on different clauses and consents: one provision for each, so that a withdrawal finds its own. */
const groundsOf = (grant: Grant): ProvisionGround[] => {
  const grounds = new Map<string, ProvisionGround>();
  for (const dataClass of grant.disclosed) {
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

const factOfProvision = (
  kind: FactRecord['kind'],
  grant: Grant,
  ground: ProvisionGround,
  at: Date,
): FactRecord => {
  const { from, to } = grant.ground;
  const { dataClasses, agreement, version, clause, consent } = ground;
  const judged = factOf(
    at,
    grant.actor,
    'read',
    grant.record,
    grant,
    { from, to, patient: grant.patient },
    grant.crossing,
  );
  return {
    ...judged,
    _id: newId<FactId>(),
    kind,
    dataClasses: [...dataClasses],
    agreement,
    version,
    clause,
    consent,
  };
};
