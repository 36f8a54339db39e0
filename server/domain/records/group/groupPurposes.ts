import type { Purpose } from '../../vocabulary/purposes.ts';

/** What a group can be opened for: 連携の継続, お知らせ, 感染症 and 災害. Never for the care of a patient. */
export const groupPurposes = ['continuity', 'notice', 'infection', 'disaster'] as const satisfies Purpose[];
export type GroupPurpose = (typeof groupPurposes)[number];
