import { admin } from './admin.ts';
import { audit } from './audit.ts';
import { family } from './family.ts';
import { firstWords } from './firstWords.ts';
import { pictures } from './pictures.ts';
import { rights } from './rights.ts';

/** All words there are. */
export const ja = { ...firstWords, admin, audit, family, pictures, rights } as const;
