import type { RecordRow } from '../recordRow.ts';
import type { GroupPurpose } from './groupPurposes.ts';

/** [GR2] What is said in a group are posts; a clause must disclose them for the group's purpose. */
export const groupRow = (purpose: GroupPurpose): RecordRow => ({ purpose, entry: ['post'], shown: ['post'] });
