import type { AccountNeeds } from './accountNeeds.ts';
import { applicationCommands } from './applicationCommands.ts';
import { capacityCommands } from './capacityCommands.ts';
import { leavingCommands } from './leavingCommands.ts';
import { personCommands } from './personCommands.ts';
import { positionCommands } from './positionCommands.ts';

/** One person, one account, managed by one municipality (DOMAIN.md §2, §5.1). Every change goes through the gate. */
export const accountCommands = (needs: AccountNeeds) => {
  const positions = positionCommands(needs);
  return {
    ...personCommands(needs),
    ...positions,
    ...capacityCommands(needs),
    ...leavingCommands(needs),
    ...applicationCommands(needs, positions.addPosition),
  };
};

export type AccountCommands = ReturnType<typeof accountCommands>;
