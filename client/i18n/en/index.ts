import type { Words } from '../Words.ts';
import { admin } from './admin.ts';
import { audit } from './audit.ts';
import { channel, vitals } from './channel.ts';
import { conferences } from './conferences.ts';
import { errors } from './errors.ts';
import { common } from './everywhere.ts';
import { family } from './family.ts';
import { hospitalNotes } from './hospitalNotes.ts';
import { minutes } from './minutes.ts';
import { notices } from './notices.ts';
import { patients, team } from './patients.ts';
import { pictures } from './pictures.ts';
import { rights } from './rights.ts';
import { rules } from './rules.ts';
import { attachments, outbox } from './sending.ts';
import { devices, founding, home, leaving, menu, more, newPassword, session, settings } from './shell.ts';
import { vocabulary } from './vocabulary.ts';
import { written } from './written.ts';

export const en: Words = {
  admin,
  hospitalNotes,
  attachments,
  audit,
  channel,
  common,
  conferences,
  devices,
  errors,
  family,
  founding,
  newPassword,
  home,
  leaving,
  menu,
  minutes,
  more,
  notices,
  outbox,
  patients,
  pictures,
  rights,
  rules,
  session,
  settings,
  team,
  vitals,
  vocabulary,
  written,
};
