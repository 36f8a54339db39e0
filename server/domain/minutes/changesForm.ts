import type { MinutesEvent } from './minutesEntry.ts';

/**
 * [MI11] Whether an entry changes what the form shows and prints, which outdates the confirmations given so far. What
 * is said beside the form (内容確認, comments, 回覧) does not. Of those in the room the form shows only that they came, so
 * leaving and coming back do not change it either. `isListed`: whether the person who comes is among 出席者 already.
 */
export const changesForm = (event: MinutesEvent, isListed: boolean): boolean => {
  switch (event.kind) {
    case 'update':
    case 'header-set':
    case 'inquired':
    case 'inquiry-struck':
    case 'attendee-entered':
    case 'attendee-struck':
      return true;
    case 'attended':
      return event.change === 'joined' && !isListed;
    case 'commented':
    case 'attested':
    case 'circulated':
    case 'finalised':
      return false;
  }
};
