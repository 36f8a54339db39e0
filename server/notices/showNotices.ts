import type { Gate, Grant, Refusal } from '#access/gate.ts';
import type { Actor } from '#domain/access/actor.ts';
import type { NoticeId } from '#domain/ids.ts';

/**
 * Of these notices, those that the gate allows to be shown as rows of a list. What crosses a border in this way is
 * provided as listed, not as read (AU10).
 */
export const showNotices = async (
  gate: Gate,
  actor: Actor,
  ids: readonly NoticeId[],
): Promise<ReadonlySet<NoticeId>> => {
  const answers = await gate.askAll(
    actor,
    'list',
    ids.map((id) => ({ kind: 'notice', id })),
  );
  const shown = ids.flatMap((id, at) => {
    const grant = answers[at]!;
    return isShown(grant) ? [{ id, grant }] : [];
  });
  // A row shows the class of the notice; of its documents it shows only how many there are.
  await Promise.all(
    shown.map(({ grant }) =>
      gate.provideRow(
        grant,
        grant.disclosed.filter((each) => each !== 'document'),
      ),
    ),
  );
  return new Set(shown.map(({ id }) => id));
};

const isShown = (answer: Grant | Refusal): answer is Grant => answer.allowed && answer.disclosed.length > 0;
