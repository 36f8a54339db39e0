import { admin } from './admin.ts';
import { audit } from './audit.ts';
import { firstWords } from './firstWords.ts';
import { pictures } from './pictures.ts';
import { rights } from './rights.ts';

/** All words there are. */
export const ja = { ...firstWords, admin, audit, pictures, rights } as const;
