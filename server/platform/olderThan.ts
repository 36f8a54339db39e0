/** [LI1] The query for what comes after a page, in a list that is sorted by `field` and then by id, the newest first. */
export const olderThan = (
  field: string,
  before: { readonly at: Date; readonly id: string } | null,
): Record<string, unknown> =>
  before === null
    ? {}
    : { $or: [{ [field]: { $lt: before.at } }, { [field]: before.at, _id: { $lt: before.id } }] };
