import type { Grant } from '#access/gate.ts';

/** Whether somebody is in the room as one of the family or as one of the team. */
export const sideOf = ({ ground }: Pick<Grant, 'ground'>): 'family' | 'team' =>
  ground.relation === 'family' ? 'family' : 'team';
