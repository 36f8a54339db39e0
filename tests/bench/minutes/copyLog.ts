import type { MinutesId } from '#domain/ids.ts';
import { newId } from '#platform/newId.ts';
import { minutesLogModel } from '#server/minutes/minutesLogModel.ts';
import type { MinutesNode } from '#tests/support/minutesNode.ts';

/** The same log under another document, which has no snapshot. */
export const copyLog = async ({ platform }: MinutesNode, from: MinutesId, to: MinutesId): Promise<void> => {
  const model = minutesLogModel(platform.db);
  const entries = await model.find({ document: from }).lean();
  for (let at = 0; at < entries.length; at += 1_000) {
    const page = entries.slice(at, at + 1_000);
    await model.insertMany(
      page.map((entry) => ({ ...entry, _id: newId(), document: to })),
      { ordered: true },
    );
  }
};
