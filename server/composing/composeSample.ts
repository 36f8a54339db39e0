import { randomBytes } from 'node:crypto';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { holdAdmission } from '#access/admission.ts';
import { openRevocations } from '#access/revocations.ts';
import type { FacilityId, NoticeId } from '#domain/ids.ts';
import type { Env } from '#platform/env.ts';
import type { Flags } from '#platform/flags.ts';
import { Lifecycle } from '#platform/lifecycle.ts';
import type { Logger } from '#platform/logger.ts';
import { migrateData } from '#platform/migrateData.ts';
import { openObjectStore } from '#platform/objectStore/openObjectStore.ts';
import { openPlatform } from '#platform/openPlatform.ts';
import type { Platform } from '#platform/platform.ts';
import { openSecrets } from '#platform/secrets/openSecrets.ts';
import type { Secrets } from '#platform/secrets/secrets.ts';
import { refoldNames } from '#server/names/refoldNames.ts';
import { calendarFrom } from '#server/sample/calendar.ts';
import { clearSample } from '#server/sample/clearSample.ts';
import { countSteps } from '#server/sample/countSteps.ts';
import { makeSampleRegion, sampleSteps } from '#server/sample/makeSampleRegion.ts';
import { sampleMarker } from '#server/sample/sampleMarker.ts';
import { type WalkingClock, walkingClock } from '#server/sample/walkingClock.ts';
import { type Care, composeCare } from './composeCare.ts';
import { composeDirectory } from './composeDirectory.ts';
import { composeDirectoryCommands } from './composeDirectoryCommands.ts';

interface SampleOptions {
  readonly env: Env;
  readonly log: Logger;
  readonly mongoUri: string;
  readonly redisUrl: string;
  readonly dbName?: string;
  readonly flags: Pick<Flags, 'empty' | 'dataDir'>;
  /** Of the house that starts: asked to end, the making stops where it is and the next start begins it anew. */
  readonly lifecycle: Lifecycle;
  /** These stores are this process's own: nobody else can be making the sample in them. */
  readonly alone: boolean;
  readonly say: (line: string) => void;
}

/**
 * Before the house opens: makes the sample region, once, in stores that hold nothing yet. It is made by a house of its
 * own that lives in the past, without doors, and is gone before the real one opens. Answers whether it is there.
 */
export const composeSample = async (options: SampleOptions): Promise<boolean> => {
  const lifecycle = new Lifecycle(options.log);
  let stopping = false;
  const clock = walkingClock();
  const making = (async () => {
    const platform = await openPlatform({ ...options, clock, lifecycle });
    return ensureSample(platform, options, clock, () => stopping);
  })();
  options.lifecycle.opened('sample', async () => {
    stopping = true;
    await making.catch(() => {});
    await lifecycle.close();
  });
  try {
    return await making;
  } finally {
    await lifecycle.close();
  }
};

const ensureSample = async (
  platform: Platform,
  options: SampleOptions,
  clock: WalkingClock,
  isStopping: () => boolean,
): Promise<boolean> => {
  const { db, log, nodeId, env } = platform;
  const { flags, alone, say } = options;
  const secrets = await openSecrets(platform, { given: env.SECRETS_KEY, dataDir: options.flags.dataDir });
  await migrateData(db, log, { secrets });
  await refoldNames(db, log);
  const marker = sampleMarker(db, `${nodeId}-${randomBytes(4).toString('hex')}`);
  const wanted = flags.empty ? 'none' : 'making';
  const total = sampleSteps();

  let known = await marker.found();
  if (known === null) {
    const isNew = (await db.collection('accounts').findOne({})) === null;
    if (!isNew && !flags.empty) say('This data is not the sample: the sample is not made beside it.');
    known = await marker.begin(isNew ? wanted : 'none', total);
  }
  for (let waited = 0; known?.state === 'making' && known.by !== marker.by; waited++) {
    if (isStopping()) return false;
    if (await marker.takeOver(known, total, alone)) {
      say('The making of the sample was cut off; it is cleared away.');
      await clearSample(db, openObjectStore(env, join(flags.dataDir, 'files')));
      if (!flags.empty) break;
      await marker.giveUp();
      return false;
    }
    if (waited % 20 === 0) say('Another process makes the sample region; waiting for it.');
    await pause(500);
    known = await marker.found();
  }
  if (known?.state !== 'making') return known?.state === 'made';

  say('Making the sample region (見本), once for this data: about 20 seconds.');
  const house = await openPastHouse(platform, flags.dataDir, secrets);
  const step = countSteps({ total, say, touch: marker.touch, isStopping });
  await makeSampleRegion({ ...house, clock, calendar: calendarFrom(new Date()), step });
  await marker.finish();
  return true;
};

/** Directory, gate and care, as every house has them, and no doors. Jobs are done at once instead of being queued. */
const openPastHouse = async (platform: Platform, dataDir: string, secrets: Secrets) => {
  const revocations = await openRevocations(platform);
  const directory = await composeDirectory(platform, revocations, secrets);
  const care: Care = await composeCare(platform, {
    ...{ directory, revocations, dataDir, holdsMinutes: true },
    queue: {
      start: (kind, { id }) =>
        kind === 'deliver-notice'
          ? care.features.notices.deliver(id as NoticeId)
          : care.statuses.tell(id as FacilityId),
    },
  });
  const { gate } = care;
  const { clock } = platform;
  return {
    ...{ directory, care },
    commands: composeDirectoryCommands(platform, directory, { gate, commit: revocations.commit }),
    documents: care.features.minutes.collabPorts((held) => holdAdmission({ gate, clock, ...held })),
  };
};
