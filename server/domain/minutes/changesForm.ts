import type { MinutesEvent } from './minutesEntry.ts';

/**
 * [MI11] Whether an entry changes what the form shows and prints, and so outdates what was confirmed of it. What is said
 * beside the form (内容確認, comments, 回覧) changes nothing of it; of who is in the room, the form shows that they came,
 * so leaving and coming back change nothing either. `isListed`: whether who comes is among 出席者 already.
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
