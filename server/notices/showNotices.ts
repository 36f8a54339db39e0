import type { Gate, Grant, Refusal } from '#access/gate.ts';
import type { Actor } from '#domain/access/actor.ts';
import type { NoticeId } from '#domain/ids.ts';

/**
 * Those that the gate lets be shown as rows of a list. What crosses a border by it is provided as listed: not as read (AU10).
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
  // A row has the notice's own class; of its papers no more than their number.
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
