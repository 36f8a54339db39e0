import { openFactIntake } from '#access/recordFact.ts';
import type { Platform } from '#platform/platform.ts';

/** What the fact of a judgement costs this process, without the judgement: milliseconds of CPU each. */
export const factInserts = async (platform: Platform) => {
  const intake = await openFactIntake(platform);
  const known = await platform.db.collection('facts').findOne();
  if (known === null) throw new Error('nothing was judged yet');
  const { _id, unlinked, ...fact } = known;
  return async (times: number, together: number): Promise<number> => {
    const before = process.cpuUsage();
    const each = Math.ceil(times / together);
    await Promise.all(
      Array.from({ length: together }, async () => {
        for (let at = 0; at < each; at += 1) await intake.record(fact as never);
      }),
    );
    const { user, system } = process.cpuUsage(before);
    return (user + system) / 1000 / (each * together);
  };
};
