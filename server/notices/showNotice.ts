import type { Gate } from '#access/gate.ts';
import type { Actor } from '#domain/access/actor.ts';
import type { NoticeId } from '#domain/ids.ts';

/** Whether the gate lets a row of a list be shown. What crosses a border by it is provided as listed: not as read (AU10). */
export const showNotice = async (gate: Gate, actor: Actor, id: NoticeId): Promise<boolean> => {
  const grant = await gate.ask(actor, 'list', { kind: 'notice', id });
  if (!grant.allowed || grant.disclosed.length === 0) return false;
  // A row has the notice's own class; of its papers no more than their number.
  await gate.provideRow(
    grant,
    grant.disclosed.filter((each) => each !== 'document'),
  );
  return true;
};
