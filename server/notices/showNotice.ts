import type { Gate } from '#access/gate.ts';
import type { Actor } from '#domain/access/actor.ts';
import type { NoticeId } from '#domain/ids.ts';

/** Whether the gate lets a row of a list be shown; opens and closes the provision of what crosses a border by it (WA15). */
export const showNotice = async (gate: Gate, actor: Actor, id: NoticeId): Promise<boolean> => {
  const grant = await gate.ask(actor, 'read', { kind: 'notice', id });
  if (!grant.allowed || grant.disclosed.length === 0) return false;
  await (await gate.provide(grant, 0)).close(0);
  return true;
};
