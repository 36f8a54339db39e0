import type { AccountParts } from './accountParts.ts';
import { applicationCommands } from './applicationCommands.ts';
import { capacityCommands } from './capacityCommands.ts';
import { leavingCommands } from './leavingCommands.ts';
import { personCommands } from './personCommands.ts';
import { positionCommands } from './positionCommands.ts';

/** One person, one account, managed by one municipality (DOMAIN.md §2, §5.1). Every change goes through the gate. */
export const accountCommands = (parts: AccountParts) => {
  const positions = positionCommands(parts);
  return {
    ...personCommands(parts),
    ...positions,
    ...capacityCommands(parts),
    ...leavingCommands(parts),
    ...applicationCommands(parts, positions.addPosition),
  };
};

export type AccountCommands = ReturnType<typeof accountCommands>;
