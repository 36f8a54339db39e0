import { channel, vitals } from './channel.ts';
import { conferences } from './conferences.ts';
import { errors } from './errors.ts';
import { common } from './everywhere.ts';
import { hospitalNotes } from './hospitalNotes.ts';
import { minutes } from './minutes.ts';
import { notices } from './notices.ts';
import { patients, team } from './patients.ts';
import { rules } from './rules.ts';
import { attachments, outbox } from './sending.ts';
import { devices, founding, home, leaving, menu, more, newPassword, session, settings } from './shell.ts';
import { vocabulary } from './vocabulary.ts';
import { written } from './written.ts';

/** The words of the first screens; those of the others come with them (addWords). */
export const firstWords = {
  hospitalNotes,
  attachments,
  channel,
  common,
  conferences,
  devices,
  errors,
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
  rules,
  session,
  settings,
  team,
  vitals,
  vocabulary,
  written,
} as const;
