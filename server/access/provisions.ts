import type { ProvisionAttributes } from '#domain/access/attributes.ts';
import type { Asked } from '#domain/access/deeds.ts';
import type { RecordRef } from '#domain/access/recordRef.ts';
import type { ShownRun } from '#domain/channels/shownRuns.ts';
import type { AccountId, FactId, ProvisionId } from '#domain/ids.ts';
import type { DataClass } from '#domain/vocabulary/dataClasses.ts';
import { newId } from '#platform/newId.ts';
import type { Platform } from '#platform/platform.ts';
import { readTogether } from '#platform/readTogether.ts';
import { readWhole } from '#platform/readWhole.ts';
import { factOfProvision } from './factOfProvision.ts';
import type { FactRecord } from './factRecord.ts';
import type { Gate, Grant, Provision } from './gate.ts';
import { groupInserts } from './groupInserts.ts';
import { isCrossing } from './isCrossing.ts';
import { keepProvisions } from './keepProvisions.ts';
import { groundsOf, type ProvisionGround } from './provisionGround.ts';
import { type ProvisionRecord, provisionModel } from './provisionModel.ts';
import { unlinked } from './unlinked.ts';

type Act = ProvisionRecord['act'];

interface Provisions {
  /** Opens before the first item is sent. */
  open: Gate['provide'];
  /** Runs that are known whole. */
  record(grant: Grant, runs: readonly ShownRun[], act: Act): Promise<void>;
  /** [WA15] What was given to one person of one record; of what was only listed (AU10) nothing is read. */
  given(account: AccountId, record: RecordRef, asked: Asked): Promise<ProvisionAttributes[]>;
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

  const build = (grant: Grant, ground: ProvisionGround, act: Act) => ({
    account: grant.actor.account,
    position: grant.position?.id ?? '',
    facility: grant.position?.facility ?? '',
    record: { kind: grant.record.kind, id: grant.record.id },
    act,
    ...ground,
    ...{ from: grant.ground.from, to: grant.ground.to, purpose: grant.ground.purpose, day: grant.ground.day },
    node: keeper.name,
  });

  /** One that goes on: its classes stand, and only its end is pulled. */
  const begin = (grant: Grant, firstSeq: number, dataClasses: readonly DataClass[]) =>
    groundsOf(grant, dataClasses).map((ground) => {
      const run = { first: firstSeq, last: null };
      const openedBy = factOfProvision('provision-opened', {
        grant,
        act: 'read',
        ground,
        at: clock.now(),
        shown: [run],
      });
      return {
        ...{ _id: newId<ProvisionId>(), ...build(grant, ground, 'read'), firstSeq },
        // Nothing is shown before it is said: of what died here nothing is read back that may not have gone out.
        ...{ shownSeq: firstSeq - 1, lastSeq: null, closed: false },
        ...{ openedBy, fact: openedBy._id, ...unlinked(openedBy), closedBy: null },
      };
    });

  /** Runs with the same classes on the same ground have one fact, that names them all, in the first of their provisions. */
  const list = (grant: Grant, runs: readonly ShownRun[], act: Act): ProvisionRecord[] => {
    const alike = new Map<string, { ground: ProvisionGround; runs: ShownRun[] }>();
    for (const run of runs)
      for (const ground of groundsOf(grant, run.dataClasses)) {
        const key = JSON.stringify(ground);
        const known = alike.get(key);
        if (known === undefined) alike.set(key, { ground, runs: [run] });
        else known.runs.push(run);
      }
    return [...alike.values()].flatMap(({ ground, runs: own }) => {
      const shown = own.map(({ first, last }) => ({ first, last }));
      const openedBy = factOfProvision('provision-opened', { grant, act, ground, at: clock.now(), shown });
      const closedBy: FactRecord = { ...openedBy, _id: newId<FactId>(), kind: 'provision-closed' };
      const facts = { openedBy, ...unlinked(openedBy), closedBy };
      return shown.map(({ first, last }, at) => ({
        ...{ _id: newId<ProvisionId>(), ...build(grant, ground, act) },
        ...{ firstSeq: first, shownSeq: last, lastSeq: last, closed: true, fact: openedBy._id },
        ...(at === 0 ? facts : { openedBy: null, closedBy: null }),
      }));
    });
  };

  /** Of several records of one reader in one command. */
  const givenTo = readTogether<string, ProvisionRecord[]>(async (keys) => {
    const asked = Map.groupBy(
      keys.map((key) => key.split(' ') as [AccountId, RecordRef['kind'], string]),
      ([account, kind]) => `${account} ${kind}`,
    );
    const found = await Promise.all(
      [...asked.values()].map((of) =>
        model
          .find(
            { account: of[0]![0], 'record.id': { $in: of.map(([, , id]) => id) }, 'record.kind': of[0]![1] },
            { openedBy: 0, closedBy: 0, narrowedBy: 0 },
            readWhole,
          )
          .lean<ProvisionRecord[]>(),
      ),
    );
    return Map.groupBy(found.flat(), ({ account, record }) => `${account} ${record.kind} ${record.id}`);
  });

  return {
    open: async (grant, firstSeq, dataClasses = grant.disclosed, lastShown = undefined) => {
      if (!crosses(grant)) return none;
      const made = begin(grant, firstSeq, dataClasses);
      if (made.length === 0) return none;
      let shown = firstSeq - 1;
      let furthest = lastShown ?? (() => shown);
      keeper.hold(made, () => furthest());
      let ended: Promise<void> | undefined;
      const close = (lastSeq: number): Promise<void> => {
        // What is sent from here on is another one's, also while the store has not heard of this one's end.
        furthest = () => lastSeq;
        ended ??= keeper.close(made, lastSeq).catch((error: unknown) => {
          // Not closed: whoever asks again tries again. Kept, the failure would be everybody's answer from here on.
          ended = undefined;
          throw error;
        });
        return ended;
      };
      try {
        await inserts.insert(...made);
      } catch (error) {
        // It may stand all the same; nothing was sent under it.
        close(firstSeq - 1).catch(() => undefined);
        throw error;
      }
      return {
        shown: (lastSeq) => {
          shown = Math.max(shown, lastSeq);
        },
        close,
      };
    },
    record: async (grant, runs, act) => {
      if (!crosses(grant)) return;
      const made = list(grant, runs, act);
      if (made.length > 0) await inserts.insert(...made);
    },
    given: async (account, record, asked) => {
      const found = (await givenTo(`${account} ${record.kind} ${record.id}`)) ?? [];
      return found
        .filter(({ act }) => act !== 'list' || asked === 'list')
        .map(({ dataClasses, firstSeq, lastSeq, shownSeq, consent, agreement, version, clause }) => ({
          ...{ dataClasses, firstSeq, lastSeq: lastSeq ?? shownSeq },
          ...{ consent, agreement, version, clause },
        }));
    },
  };
};

/** Reading one's own provisions again (WA15) provides nothing new. */
const crosses = (grant: Grant): boolean => isCrossing(grant) && !grant.readOnly;
